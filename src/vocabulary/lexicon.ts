import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { modelsFolder } from '../package-root.js';

/** For a word, by its stem and part of speech, others, parted by spaces. */
const relationSchema = z.record(z.string(), z.string());

const lexiconSchema = z.strictObject({
  source: z.string(),
  synonyms: relationSchema,
  /** Adjectives of one cluster: "solid" and "firm". */
  related: relationSchema,
  /** More general words: for "State" "government". */
  broader: relationSchema,
  opposites: relationSchema,
  /** Names of cities, countries and regions, in lower case. */
  places: z.array(z.string()),
  /** Names in lower case and the acronyms that stand for them. */
  aliases: z.record(z.string(), z.string()),
  /** Verbs of two words and the stem of one that means the same: "take part" and "particip". */
  phrases: z.record(z.string(), z.string()),
  /** Irregular forms and their lemmas: "held" and "hold". */
  irregular: z.record(z.string(), z.string()),
});

export type LexiconFile = z.infer<typeof lexiconSchema>;

/** How two words are related, the strongest first. */
export type WordRelation = 'same' | 'synonym' | 'related' | 'broader' | 'narrower' | 'opposite';

const PART_LETTERS = { noun: 'n', verb: 'v', adj: 'a', adv: 'r' } as const;

export type LexicalPart = keyof typeof PART_LETTERS;

export interface ListedWord {
  readonly stem: string;
  readonly part: LexicalPart;
}

/** What a word is listed under. */
export function lexiconKey(stem: string, part: LexicalPart): string {
  return `${stem}.${PART_LETTERS[part]}`;
}

export function lexiconFile(): string {
  return join(modelsFolder(), 'lexicon.json');
}

type Sets = ReadonlyMap<string, ReadonlySet<string>>;

function toSets(relation: Readonly<Record<string, string>>): Sets {
  return new Map(Object.entries(relation).map(([stem, others]) => [stem, new Set(others.split(' '))]));
}

/** What is known of English words, by their stems: from WordNet (Fellbaum, 1998), made by `npm run build:lexicon`. */
export class Lexicon {
  readonly places: ReadonlySet<string>;
  readonly aliases: ReadonlyMap<string, string>;
  readonly phrases: ReadonlyMap<string, string>;
  readonly irregular: ReadonlyMap<string, string>;
  readonly #synonyms: Sets;
  readonly #related: Sets;
  readonly #broader: Sets;
  readonly #opposites: Sets;

  constructor(file: LexiconFile) {
    this.places = new Set(file.places);
    this.aliases = new Map(Object.entries(file.aliases));
    this.phrases = new Map(Object.entries(file.phrases));
    this.irregular = new Map(Object.entries(file.irregular));
    this.#synonyms = toSets(file.synonyms);
    this.#related = toSets(file.related);
    this.#broader = toSets(file.broader);
    this.#opposites = toSets(file.opposites);
  }

  /**
   * How `a` is related to `b`: "broader" where `a` is the more general one. Words of two parts of speech are related
   * where the form of one that is of the other's part is: "to steal" and "theft" by way of "stealing".
   */
  relation(a: ListedWord, b: ListedWord): WordRelation | null {
    if (a.stem === b.stem) return 'same';
    const [own, other] = [lexiconKey(a.stem, a.part), lexiconKey(b.stem, b.part)];
    if (this.#opposites.get(own)?.has(other) === true) return 'opposite';
    const isSynonym = (one: string, two: string): boolean => this.#synonyms.get(one)?.has(two) === true;
    if (isSynonym(own, other)) return 'synonym';
    if (a.part !== b.part) {
      const isByForm = isSynonym(lexiconKey(a.stem, b.part), other) || isSynonym(own, lexiconKey(b.stem, a.part));
      return isByForm ? 'synonym' : null;
    }
    if (this.#related.get(own)?.has(other) === true) return 'related';
    if (this.#broader.get(other)?.has(own) === true) return 'broader';
    return this.#broader.get(own)?.has(other) === true ? 'narrower' : null;
  }
}

let lexicon: Lexicon | undefined;

/** The lexicon that ships, read once as any module is. */
export function bundledLexicon(): Lexicon {
  lexicon ??= new Lexicon(lexiconSchema.parse(JSON.parse(readFileSync(lexiconFile(), 'utf8'))));
  return lexicon;
}
