import type { Tokenizer } from '../models/tokenizer.js';
import type { Span } from '../types.js';

/** A text as a model sees it: the numbers of its word pieces, and the word that each is a piece of. */
export interface WordPieces {
  readonly ids: readonly number[];
  /** For each piece the whole word's place in the text. */
  readonly words: readonly Span[];
}

/** What BERT's tokenizer keeps together: a punctuation mark, an ideograph, or a run of anything else but white space. */
const WORD =
  /[!-/:-@[-`{-~]|\p{P}|[\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\u{20000}-\u{2CEAF}\u{2F800}-\u{2FA1F}]|(?:(?![!-/:-@[-`{-~\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\u{20000}-\u{2CEAF}\u{2F800}-\u{2FA1F}])[^\s\p{P}])+/gu;
const CACHED_WORDS = 50_000;

/**
 * Cuts texts into word pieces and keeps where each stands: its library gives no offsets. Word by word, the pieces
 * are those that a WordPiece tokenizer makes of the whole text.
 */
export class WordPieceTokenizer {
  readonly #tokenizer: Pick<Tokenizer, 'encode'>;
  readonly #known = new Map<string, readonly number[]>();

  constructor(tokenizer: Pick<Tokenizer, 'encode'>) {
    this.#tokenizer = tokenizer;
  }

  encode(text: string): WordPieces {
    const ids: number[] = [];
    const words: Span[] = [];
    for (const { 0: word, index: start } of text.matchAll(WORD)) {
      const span = { start, end: start + word.length };
      for (const id of this.#piecesOf(word)) {
        ids.push(id);
        words.push(span);
      }
    }
    return { ids, words };
  }

  #piecesOf(word: string): readonly number[] {
    let pieces = this.#known.get(word);
    if (pieces === undefined) {
      pieces = this.#tokenizer.encode(word, { add_special_tokens: false }).ids;
      if (this.#known.size >= CACHED_WORDS) this.#known.clear();
      this.#known.set(word, pieces);
    }
    return pieces;
  }
}
