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

function startsOf(run: readonly string[], all: readonly string[]): number[] {
  return [...all.keys()].filter((start) => run.every((term, i) => all[start + i] === term));
}

/** Terms `start` to `end`, that one excluded, of a list of terms, and what stands for the same. */
interface OtherForm {
  readonly start: number;
  readonly end: number;
  readonly form: readonly string[];
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
      .filter(({ long }) => startsOf(long, textTerms).length > 0)
      .map(({ short }) => short);
    return [...new Set([...spelledOut, ...shortened])].filter((term) => !held.has(term));
  }

  /** The abbreviations among some terms with their long forms, and the long forms with their abbreviations. */
  otherForms(terms: readonly string[]): OtherForm[] {
    return terms.flatMap((term, at) => {
      const spelledOut = (this.#byShort.get(term) ?? []).map(({ long }) => ({ start: at, end: at + 1, form: long }));
      const shortened = (this.#byFirst.get(term) ?? [])
        .filter(({ long }) => startsOf(long, terms).includes(at))
        .map(({ short, long }) => ({ start: at, end: at + long.length, form: [short] }));
      return [...spelledOut, ...shortened];
    });
  }
}
