import { isEdgeMark, tokens, type Token } from './folding.js';

/** A quote as its writer meant it. */
export interface QuoteParts {
  /** All tokens, ellipses and insertions among them, without marks at the ends. */
  readonly all: readonly Token[];
  /** The marks at the ends. */
  readonly before: readonly Token[];
  readonly after: readonly Token[];
  /** Runs of the document's words: parted by ellipses, insertions in square brackets left out. */
  readonly segments: readonly (readonly Token[])[];
  /** Whether the writer put words of their own in square brackets. */
  readonly hasInsertion: boolean;
}

const BRACKETED_INITIAL = /\[(\p{L})\](?=\p{L})/gu;
const BRACKETED_ELLIPSIS = /[[(]\s*(?:…|\.(?:\s*\.){2,})\s*[\])]/gu;

/** "[T]he" is "The", "[…]" and "(...)" are ellipses; each is as long as before, so that offsets stay. */
function withoutConventions(quote: string): string {
  const blank = '\u00AD';
  return quote
    .replace(BRACKETED_INITIAL, `${blank}$1${blank}`)
    .replace(BRACKETED_ELLIPSIS, (match) => ` ${match.slice(1, -1)} `);
}

interface Trimmed {
  readonly before: readonly Token[];
  readonly core: readonly Token[];
  readonly after: readonly Token[];
}

/** Parts a run's words from the marks and ellipses around them. */
function trim(run: readonly Token[], isOuter: (token: Token, next?: Token) => boolean): Trimmed {
  const first = run.findIndex((token, i) => !isOuter(token, run[i + 1]));
  if (first === -1) return { before: run, core: [], after: [] };
  const past = run.findLastIndex((token, i) => !isOuter(token, run[i + 1])) + 1;
  return { before: run.slice(0, first), core: run.slice(first, past), after: run.slice(past) };
}

function isOuter(token: Token, next?: Token): boolean {
  return isEdgeMark(token, next) || token.kind === 'ellipsis';
}

function isBracket({ folded }: Token): boolean {
  return folded === '[' || folded === ']';
}

/** Where each insertion in square brackets stands: the places of its brackets. Brackets inside brackets are of the outer one. */
function insertions(all: readonly Token[]): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  let open: number | null = null;
  for (const [i, { folded }] of all.entries()) {
    if (folded === '[') open ??= i;
    if (folded === ']' && open !== null) {
      found.push({ from: open, to: i });
      open = null;
    }
  }
  return found;
}

export function partsOf(quote: string): QuoteParts {
  const every = tokens(withoutConventions(quote));
  const brackets = insertions(every);
  const inserted = new Set(
    brackets.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i)),
  );
  const segments: Token[][] = [[]];
  for (const [i, token] of every.entries()) {
    if (inserted.has(i)) continue;
    if (token.kind === 'ellipsis') segments.push([]);
    else segments.at(-1)?.push(token);
  }
  const hasInsertion = brackets.length > 0;
  const { before, core, after } = trim(
    every,
    (token, next) => isOuter(token, next) && !(hasInsertion && isBracket(token)),
  );
  return {
    all: core,
    before,
    after,
    segments: segments.map((segment) => trim(segment, isOuter).core).filter((segment) => segment.length > 0),
    hasInsertion,
  };
}
