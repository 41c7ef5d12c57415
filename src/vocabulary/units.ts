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
  /** Of these the plurals that are no singulars: "francs", but not "yen". */
  readonly plurals: ReadonlySet<string>;
}

/** Mean something else where no country stands before them: "5 won seats", "in 2018 real wages fell". */
const ORDINARY_WORDS: ReadonlySet<string> = new Set(['won', 'real']);

/** A currency's name with and without its country. */
function namesOf(code: string, amount: number): string[] {
  const name = written(code, 'name', amount).toLowerCase();
  return [name, name.slice(name.lastIndexOf(' ') + 1)].filter((form) => !ORDINARY_WORDS.has(form));
}

let known: CurrencyForms | undefined;

/** Made at the first call: it takes longer than a start should for what only claims need. */
function currencyForms(): CurrencyForms {
  if (known !== undefined) return known;
  const singulars = new Set(CODES.flatMap((code) => namesOf(code, 1)));
  known = {
    bySign: byForm((code) =>
      [code, written(code, 'symbol', 1), written(code, 'narrowSymbol', 1)].filter((sign) => !/^\p{L}$/u.test(sign)),
    ),
    byName: byForm((code) => [1, 2].flatMap((amount) => namesOf(code, amount))),
    plurals: new Set(CODES.flatMap((code) => namesOf(code, 2)).filter((name) => !singulars.has(name))),
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

/** What words after a number say that it is of, and whether they can only be said of several. */
interface NamedUnit {
  readonly unit: Unit;
  readonly isPlural: boolean;
}

export function unitByName(name: string): NamedUnit | null {
  const lower = name.toLowerCase().replaceAll('.', '');
  if (/^(?:%|percent|per cent)$/.test(lower)) return { unit: PERCENT, isPlural: true };
  const { byName, plurals } = currencyForms();
  const unit = byName.get(lower);
  return unit === undefined ? null : { unit, isPlural: plurals.has(lower) };
}

/** How what two numbers are of is related. */
type UnitRelation = 'same' | 'possible' | 'other' | 'unlike';

/** "Unlike" is what no sum is exchanged for: money and per cent. */
export function unitRelation(a: Unit, b: Unit): UnitRelation {
  if (a[0] === b[0]) return 'same';
  if (a.some((code) => b.includes(code))) return 'possible';
  return a === PERCENT || b === PERCENT ? 'unlike' : 'other';
}
