import { quotations, type Quotation } from '../quotes/quotations.js';
import type { CorpusDocument, Span } from '../types.js';

/** Documents' titles in a text that is checked: quotation marks in and around them quote nobody. */
export class Titles {
  readonly #byId: ReadonlyMap<string, string>;
  /** Whole ones, and what stands between quotation marks in them. */
  readonly #names: ReadonlySet<string>;
  /** Those with quotation marks of their own. */
  readonly #marked: readonly string[];

  constructor(documents: readonly Pick<CorpusDocument, 'id' | 'title'>[]) {
    this.#byId = new Map(documents.map(({ id, title }) => [id, title]));
    const titles = [...new Set(this.#byId.values())];
    this.#names = new Set(titles.flatMap((title) => [title, ...quotations(title).map(({ text }) => text)]));
    this.#marked = titles.filter((title) => quotations(title).length > 0);
  }

  /** Whether there is a document with this id. */
  has(document: string): boolean {
    return this.#byId.has(document);
  }

  /** A document's title; null where there is no such document. */
  of(document: string): string | null {
    return this.#byId.get(document) ?? null;
  }

  /** Where titles that hold quotation marks stand. */
  spansIn(text: string): Span[] {
    return this.#marked.flatMap((title) => {
      const spans: Span[] = [];
      for (let start = text.indexOf(title); start !== -1; start = text.indexOf(title, start + title.length)) {
        spans.push({ start, end: start + title.length });
      }
      return spans;
    });
  }

  /** Those of a text's quotations that are no title, nor part of one. */
  notNaming(found: readonly Quotation[], text: string): Quotation[] {
    if (found.length === 0) return [];
    const named = this.spansIn(text);
    const isPart = ({ start, end }: Span): boolean => named.some((span) => span.start <= start && end <= span.end);
    return found.filter((quotation) => !this.#names.has(quotation.text.trim()) && !isPart(quotation));
  }
}
