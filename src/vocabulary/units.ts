/** What a number may be of, the likeliest first: "$" is the US dollar's sign, and that of others. Codes of currencies, or "%". */
export type Unit = readonly string[];

const PERCENT: Unit = ['%'];
const CODES = 'USD EUR GBP JPY CHF CNY AUD CAD NZD HKD SGD INR KRW SEK NOK DKK PLN CZK HUF BRL ZAR MXN ILS'.split(' ');
/** In words: "New Zealand dollars". */
export const LONGEST_UNIT = 3;

function written(code: string, currencyDisplay: 'symbol' | 'narrowSymbol' | 'name', amount: number): string {
  const format = new Intl.NumberFormat('en', {
    style: 'currency',
    currency: code,
    currencyDisplay,
    maximumFractionDigits: 0,
  });
  return format.formatToParts(amount).find(({ type }) => type === 'currency')?.value ?? code;
}

/** For each form in which any of some currencies is written those that it stands for. */
function byForm(formsOf: (code: string) => readonly string[]): ReadonlyMap<string, Unit> {
  const found = new Map<string, string[]>();
  for (const code of CODES) {
    for (const form of new Set(formsOf(code))) found.set(form, [...(found.get(form) ?? []), code]);
  }
  return found;
}

interface CurrencyForms {
  /** Codes and symbols, but for single letters. */
  readonly bySign: ReadonlyMap<string, Unit>;
  /** Names in lower case, with and without their country: "Swiss francs" and "francs". */
  readonly byName: ReadonlyMap<string, Unit>;
}

let known: CurrencyForms | undefined;

/** Made at the first call: it takes longer than a start should for what only claims need. */
function currencyForms(): CurrencyForms {
  known ??= {
    bySign: byForm((code) =>
      [code, written(code, 'symbol', 1), written(code, 'narrowSymbol', 1)].filter((sign) => !/^\p{L}$/u.test(sign)),
    ),
    byName: byForm((code) =>
      [1, 2].flatMap((amount) => {
        const name = written(code, 'name', amount).toLowerCase();
        return [name, name.slice(name.lastIndexOf(' ') + 1)];
      }),
    ),
  };
  return known;
}

/** The currencies that a code or a sign stands for, with its country's letters before it or not: "CHF", "$", "A$". */
export function currenciesBySign(sign: string): Unit | null {
  const { bySign } = currencyForms();
  const [, country = '', bare = ''] = /^(\p{Lu}{1,2})(\p{Sc})$/u.exec(sign) ?? [];
  const codes = bySign.get(sign) ?? bySign.get(bare)?.filter((code) => code.startsWith(country)) ?? [];
  return codes.length > 0 ? codes : null;
}

/** What words after a number say that it is of. */
export function unitByName(name: string): Unit | null {
  const lower = name.toLowerCase().replaceAll('.', '');
  return /^(?:%|percent|per cent)$/.test(lower) ? PERCENT : (currencyForms().byName.get(lower) ?? null);
}

/** How what two numbers are of is related. */
type UnitRelation = 'same' | 'possible' | 'other' | 'unlike';

/** "Unlike" is what no sum is exchanged for: money and per cent. */
export function unitRelation(a: Unit, b: Unit): UnitRelation {
  if (a[0] === b[0]) return 'same';
  if (a.some((code) => b.includes(code))) return 'possible';
  return a === PERCENT || b === PERCENT ? 'unlike' : 'other';
}
