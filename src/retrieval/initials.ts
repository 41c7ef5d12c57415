import type { CorpusDocument } from '../types.js';
import { knownTerms } from '../vocabulary/general-english.js';
import { isFunctionWord, stemOf } from '../vocabulary/terms.js';

const CAPITALISED = String.raw`\p{Lu}[\p{L}\p{M}’'-]{1,30}`;
const SMALL = '(?:of|for|on|and|the|in|to|against|with|&)';
const NAME = new RegExp(String.raw`${CAPITALISED}(?:(?:\s${SMALL}){0,2}\s${CAPITALISED}){2,11}`, 'gu');
const FEWEST_INITIALS = 3;
const WORD = /(?<![\p{L}\p{M}\p{N}'’@./_-])(?:\p{Lu}{3,8}|\p{Ll}{3,8})(?![\p{L}\p{M}\p{N}@/_-])/gu;
const WITH_INITIAL = /\p{Lu}/gu;

/** What the initials of a document's names stand for, where the document does not use them itself. */
export class Initials {
  readonly #document: CorpusDocument;
  #names: ReadonlyMap<string, string> | undefined;

  constructor(document: CorpusDocument) {
    this.#document = document;
  }

  /** A text with the names whose initials stand in it, as the document writes them: "the IGF" where it speaks of the Internet Governance Forum. */
  spelledOut(text: string): string {
    return text.replace(WORD, (word) => (isPlainWord(word) ? word : this.#nameOf(word)));
  }

  #nameOf(word: string): string {
    this.#names ??= namesByInitials(this.#document);
    return this.#names.get(word.toUpperCase()) ?? word;
  }
}

function isPlainWord(word: string): boolean {
  return word !== word.toUpperCase() && (isFunctionWord(word) || knownTerms().has(stemOf(word)));
}

/** Only where one name alone has them. */
function namesByInitials({ title, paragraphs }: CorpusDocument): Map<string, string> {
  const texts = [title, ...paragraphs.map(({ text }) => text)];
  const used = new Set(texts.flatMap((text) => text.match(/\p{Lu}{3,}/gu) ?? []));
  const found = new Map<string, Set<string>>();
  for (const [name] of texts.flatMap((text) => [...text.matchAll(NAME)])) {
    for (const part of partsOf(name)) {
      const initials = [...part.matchAll(WITH_INITIAL)].map(([letter]) => letter).join('');
      found.set(initials, (found.get(initials) ?? new Set<string>()).add(part.replace(/['’]s$/, '')));
    }
  }
  return new Map(
    [...found].flatMap(([initials, [name = '', ...others]]) =>
      others.length > 0 || used.has(initials) ? [] : [[initials, name] as const],
    ),
  );
}

/** All runs of words in a name that begin and end with a capital, of three initials or more. */
function partsOf(name: string): string[] {
  const words = name.split(/\s+/);
  const capitals = [...words.keys()].filter((at) => /^\p{Lu}/u.test(words[at] ?? ''));
  return capitals.flatMap((from) =>
    capitals
      .filter((to) => to > from)
      .map((to) => words.slice(from, to + 1).join(' '))
      .filter((part) => (part.match(WITH_INITIAL) ?? []).length >= FEWEST_INITIALS),
  );
}
