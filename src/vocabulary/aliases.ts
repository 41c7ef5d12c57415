import type { Span } from '../types.js';
import { expansionsIn } from './expansions.js';
import { termSpans } from './terms.js';

/** An abbreviation and the words that it stands for, as terms. */
interface Alias {
  readonly short: string;
  readonly long: readonly string[];
}

function termsWithin(spans: ReturnType<typeof termSpans>, { start, end }: Span): string[] {
  return spans.filter((span) => start <= span.start && span.end <= end).map(({ term }) => term);
}

function hasRun(all: readonly string[], run: readonly string[]): boolean {
  return all.some((_, start) => run.every((term, i) => all[start + i] === term));
}

/** Knows the abbreviations that texts explain, and adds to a text's terms what its abbreviations, or their long forms, stand for. */
export class Aliases {
  readonly #byShort = new Map<string, Alias[]>();
  readonly #byFirst = new Map<string, Alias[]>();

  constructor(texts: Iterable<string>) {
    for (const text of texts) {
      const expansions = expansionsIn(text);
      const spans = expansions.length > 0 ? termSpans(text) : [];
      for (const { short, long } of expansions) {
        const [shortTerm, ...others] = termsWithin(spans, short);
        const longTerms = termsWithin(spans, long);
        const [first] = longTerms;
        if (shortTerm === undefined || first === undefined || others.length > 0 || longTerms.length < 2) continue;
        const alias = { short: shortTerm, long: longTerms };
        if (this.#byShort.get(shortTerm)?.some((known) => known.long.join(' ') === longTerms.join(' '))) continue;
        this.#byShort.set(shortTerm, [...(this.#byShort.get(shortTerm) ?? []), alias]);
        this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), alias]);
      }
    }
  }

  /** The terms that a text holds in another form only. */
  added(textTerms: readonly string[]): string[] {
    const held = new Set(textTerms);
    const spelledOut = textTerms.flatMap((term) => (this.#byShort.get(term) ?? []).flatMap(({ long }) => long));
    const shortened = textTerms
      .flatMap((term) => this.#byFirst.get(term) ?? [])
      .filter(({ long }) => hasRun(textTerms, long))
      .map(({ short }) => short);
    return [...new Set([...spelledOut, ...shortened])].filter((term) => !held.has(term));
  }
}
