import type { CorpusDocument, Paragraph } from '../types.js';
import { tokens, type Token } from './folding.js';

/** A paragraph as it is searched: its tokens are those from `first` on in the whole corpus. */
export interface IndexedParagraph {
  readonly document: CorpusDocument;
  readonly paragraph: Paragraph;
  readonly first: number;
  readonly tokens: readonly Token[];
}

const NOWHERE: readonly number[] = [];

/** All paragraphs' tokens, and where in the corpus each word stands. */
export class QuoteIndex {
  readonly paragraphs: readonly IndexedParagraph[];
  readonly #places = new Map<string, number[]>();

  constructor(documents: readonly CorpusDocument[]) {
    const paragraphs: IndexedParagraph[] = [];
    let first = 0;
    for (const document of documents) {
      for (const paragraph of document.paragraphs) {
        const own = tokens(paragraph.text);
        paragraphs.push({ document, paragraph, first, tokens: own });
        for (const [i, { lower }] of own.entries()) this.#add(lower, first + i);
        first += own.length;
      }
    }
    this.paragraphs = paragraphs;
  }

  /** The places of a word in the corpus, whatever its case, in order: counted over the tokens of all paragraphs. */
  placesOf(lower: string): readonly number[] {
    return this.#places.get(lower) ?? NOWHERE;
  }

  /** The paragraph that a place lies in. @throws RangeError outside the corpus. */
  paragraphAt(place: number): IndexedParagraph {
    let low = 0;
    for (let high = this.paragraphs.length; high - low > 1;) {
      const middle = (low + high) >> 1;
      if ((this.paragraphs[middle]?.first ?? Infinity) <= place) low = middle;
      else high = middle;
    }
    const found = this.paragraphs[low];
    if (found === undefined) throw new RangeError(`No paragraph holds the place ${String(place)}`);
    return found;
  }

  #add(lower: string, place: number): void {
    const places = this.#places.get(lower);
    if (places === undefined) this.#places.set(lower, [place]);
    else places.push(place);
  }
}
