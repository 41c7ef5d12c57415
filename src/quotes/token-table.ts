import { placesByValue } from '../rows.js';
import type { Token } from './folding.js';

type TokenForm = Pick<Token, 'folded' | 'lower' | 'kind'>;

const NOWHERE = new Uint32Array();

/**
 * The tokens of many texts behind each other, and where each word stands among them: 16 bytes a token in flat arrays,
 * where an object for each takes a hundred.
 */
export class TokenTable {
  readonly #forms: readonly TokenForm[];
  /** By place: the form of the token there, and where it stands in its own text. */
  readonly #formAt: Uint32Array;
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;
  /** The places of each word, one word after the other. */
  readonly #words: ReadonlyMap<string, number>;
  readonly #rows: ReturnType<typeof placesByValue>;

  constructor(texts: Iterable<readonly Token[]>) {
    const forms = new Forms();
    const formAt: number[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    for (const tokens of texts) {
      for (const token of tokens) {
        formAt.push(forms.numberOf(token));
        starts.push(token.start);
        ends.push(token.end);
      }
    }
    this.#forms = forms.all;
    this.#formAt = Uint32Array.from(formAt);
    this.#starts = Uint32Array.from(starts);
    this.#ends = Uint32Array.from(ends);
    this.#words = forms.words;
    const wordAt = this.#formAt.map((form) => forms.wordOf[form] ?? 0);
    this.#rows = placesByValue(wordAt, this.#words.size);
  }

  /** In order. */
  placesOf(lower: string): Uint32Array {
    const word = this.#words.get(lower);
    const { bounds, places } = this.#rows;
    return word === undefined ? NOWHERE : places.subarray(bounds[word], bounds[word + 1]);
  }

  foldedAt(place: number): string {
    return this.#forms[this.#formAt[place] ?? -1]?.folded ?? '';
  }

  at(place: number): Token | undefined {
    const form = this.#forms[this.#formAt[place] ?? -1];
    return form && { ...form, start: this.#starts[place] ?? 0, end: this.#ends[place] ?? 0 };
  }
}

/** The distinct forms of tokens, numbered in the order of their appearance, and so their words. */
class Forms {
  readonly all: TokenForm[] = [];
  readonly words = new Map<string, number>();
  readonly wordOf: number[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf({ folded, lower, kind }: Token): number {
    const key = `${kind} ${folded}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.all.push({ folded, lower, kind }) - 1;
    this.#numbers.set(key, number);
    const word = this.words.get(lower) ?? this.words.size;
    this.words.set(lower, word);
    this.wordOf.push(word);
    return number;
  }
}
