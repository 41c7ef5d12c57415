import { lowerBound } from '../lower-bound.js';
import type { CorpusDocument, Paragraph } from '../types.js';
import { tokens, type Token } from './folding.js';
import { TokenTable } from './token-table.js';

/** A paragraph as it is searched: its tokens are those from `first` on in the whole corpus. */
export interface IndexedParagraph {
  readonly document: CorpusDocument;
  readonly paragraph: Paragraph;
  readonly first: number;
  /** How many tokens it has. */
  readonly length: number;
}

/** All paragraphs' tokens, and where in the corpus each word stands. A place counts over the tokens of all paragraphs. */
export class QuoteIndex {
  readonly paragraphs: readonly IndexedParagraph[];
  readonly #table: TokenTable;

  constructor(documents: readonly CorpusDocument[]) {
    const paragraphs: IndexedParagraph[] = [];
    this.#table = new TokenTable(tokensOf(documents, paragraphs));
    this.paragraphs = paragraphs;
  }

  /** The places of a word, whatever its case, in order. */
  placesOf(lower: string): Uint32Array {
    return this.#table.placesOf(lower);
  }

  /** A token's form, typography and white space aside; empty outside the paragraph. */
  foldedAt({ first, length }: IndexedParagraph, token: number): string {
    return token >= 0 && token < length ? this.#table.foldedAt(first + token) : '';
  }

  tokenAt({ first, length }: IndexedParagraph, token: number): Token | undefined {
    return token >= 0 && token < length ? this.#table.at(first + token) : undefined;
  }

  /** The tokens of a paragraph from one to before another. */
  tokensIn(paragraph: IndexedParagraph, from: number, to: number): Token[] {
    return Array.from({ length: Math.max(0, to - from) }, (_, i) => this.tokenAt(paragraph, from + i) ?? []).flat();
  }

  /** The paragraph that a place lies in. @throws RangeError outside the corpus. */
  paragraphAt(place: number): IndexedParagraph {
    const { paragraphs } = this;
    const next = lowerBound(paragraphs.length, (at) => (paragraphs[at]?.first ?? Infinity) <= place);
    const found = paragraphs[next - 1];
    if (found === undefined) throw new RangeError(`No paragraph holds the place ${String(place)}`);
    return found;
  }
}

/** The tokens of each paragraph, which is added to `paragraphs`. */
function* tokensOf(documents: readonly CorpusDocument[], paragraphs: IndexedParagraph[]): Generator<Token[]> {
  let first = 0;
  for (const document of documents) {
    for (const paragraph of document.paragraphs) {
      const own = tokens(paragraph.text);
      paragraphs.push({ document, paragraph, first, length: own.length });
      first += own.length;
      yield own;
    }
  }
}
