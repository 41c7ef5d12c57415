import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../src/cli/run.js';
import { defaultLexiconFile, lexiconKey, type LexiconFile } from '../src/vocabulary/lexicon.js';
import { knownTerms } from '../src/vocabulary/general-english.js';
import { stemOf } from '../src/vocabulary/terms.js';

/** Debian's package wordnet-base; the files' form is that of WordNet's manual page wndb(5). */
const WORDNET = '/usr/share/wordnet';
const PARTS = ['noun', 'verb', 'adj', 'adv'] as const;
type Part = (typeof PARTS)[number];
const PART_OF_LETTER: Readonly<Record<string, Part>> = { n: 'noun', v: 'verb', a: 'adj', s: 'adj', r: 'adv' };
/**
 * Senses are listed from the most frequent on. Two words are related by senses whose ranks together are no more than
 * this: by rarer ones, words would be related that no one takes for each other.
 */
const MOST_RANKS: Readonly<Record<Part, number>> = { noun: 5, verb: 4, adj: 14, adv: 4 };
/** Pairs of words that WordNet itself calls antonyms. */
const MOST_RANKS_OF_OPPOSITES = 8;
const LOCATION = '15';
/** With one of these a verb is more often followed by where or when. */
const PREPOSITION = / (?:in|on|at|to|by|for|with|from|of|over|about|into|up|as)$/;
const NAME_WITH_ACRONYM = /^\p{Lu}[\p{Lu}.]+$/u;

interface Pointer {
  readonly symbol: string;
  readonly synset: string;
  /** Places of the words in the two synsets, from 1; 0 for all of a synset. */
  readonly from: number;
  readonly to: number;
}

interface Synset {
  readonly words: readonly string[];
  readonly isLocation: boolean;
  readonly pointers: readonly Pointer[];
}

function parseSynset(line: string): Synset {
  const fields = (line.split(' | ')[0] ?? '').split(' ');
  const count = Number.parseInt(fields[3] ?? '0', 16);
  const words = Array.from({ length: count }, (_, i) =>
    (fields[4 + 2 * i] ?? '').replace(/\(.*\)$/, '').replaceAll('_', ' '),
  );
  const first = 4 + 2 * count;
  const pointers = Array.from({ length: Number(fields[first] ?? 0) }, (_, i): Pointer => {
    const [symbol = '', offset = '', letter = '', ends = ''] = fields.slice(first + 1 + 4 * i, first + 5 + 4 * i);
    return {
      symbol,
      synset: `${PART_OF_LETTER[letter] ?? ''}:${offset}`,
      from: Number.parseInt(ends.slice(0, 2), 16),
      to: Number.parseInt(ends.slice(2), 16),
    };
  });
  return { words, isLocation: fields[1] === LOCATION, pointers };
}

async function lines(file: string): Promise<string[]> {
  return (await readFile(join(WORDNET, file), 'utf8'))
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('  '));
}

/** All synsets, by part of speech and place in the file, and for each word those that it belongs to, the most frequent first. */
async function readWordNet(): Promise<{ synsets: Map<string, Synset>; senses: Map<string, string[]> }> {
  const synsets = new Map<string, Synset>();
  const senses = new Map<string, string[]>();
  for (const part of PARTS) {
    for (const line of await lines(`data.${part}`)) synsets.set(`${part}:${line.slice(0, 8)}`, parseSynset(line));
    for (const line of await lines(`index.${part}`)) {
      const fields = line.trim().split(' ');
      const word = (fields[0] ?? '').replaceAll('_', ' ');
      const offsets = fields.filter((field) => /^\d{8}$/.test(field));
      senses.set(
        `${part}:${word}`,
        offsets.map((offset) => `${part}:${offset}`),
      );
    }
  }
  return { synsets, senses };
}

/** Pairs of stems, one way. */
class Relation {
  readonly #pairs = new Map<string, Set<string>>();

  add(from: string, to: string): void {
    if (from === to) return;
    const known = this.#pairs.get(from);
    if (known === undefined) this.#pairs.set(from, new Set([to]));
    else known.add(to);
  }

  toJSON(): Record<string, string> {
    const sorted = [...this.#pairs].sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(sorted.map(([stem, others]) => [stem, [...others].sort().join(' ')]));
  }
}

function partOf(synset: string): Part {
  return PARTS.find((part) => synset.startsWith(part)) ?? 'noun';
}

/** A word in one of its senses; the rank tells how frequent the sense is, from 1. */
interface Sense {
  readonly key: string;
  readonly rank: number;
}

await runCommand(async () => {
  const { synsets, senses } = await readWordNet();
  const isKnown = knownTerms();
  const sensesOf = (id: string, words: readonly string[]): Sense[] =>
    words.flatMap((word) => {
      const part = partOf(id);
      const rank = (senses.get(`${part}:${word.toLowerCase()}`)?.indexOf(id) ?? -1) + 1;
      const stem = stemOf(word);
      return /^[a-z]+$/i.test(word) && rank > 0 && isKnown.has(stem) ? [{ key: lexiconKey(stem, part), rank }] : [];
    });
  const all = (id: string): Sense[] => sensesOf(id, synsets.get(id)?.words ?? []);
  const one = (id: string, place: number): Sense[] =>
    place === 0 ? all(id) : sensesOf(id, synsets.get(id)?.words.slice(place - 1, place) ?? []);
  const relateAll = (relation: Relation, from: readonly Sense[], to: readonly Sense[], most: number): void => {
    for (const a of from) for (const b of to) if (a.rank + b.rank <= most) relation.add(a.key, b.key);
  };

  const synonyms = new Relation();
  const related = new Relation();
  const broader = new Relation();
  const opposites = new Relation();
  for (const [id, { pointers }] of synsets) {
    const most = MOST_RANKS[partOf(id)];
    relateAll(synonyms, all(id), all(id), most);
    for (const { symbol, synset: target, from, to } of pointers) {
      // Derivations, what an adjective pertains to, adjectives of one cluster, what is more general, antonyms.
      if (symbol === '+' || symbol === '\\') {
        relateAll(synonyms, one(id, from), one(target, to), most);
        relateAll(synonyms, one(target, to), one(id, from), most);
      }
      if (symbol === '&') relateAll(related, all(id), all(target), most);
      if (symbol === '@') relateAll(broader, all(id), all(target), most);
      if (symbol !== '!') continue;
      relateAll(opposites, one(id, from), one(target, to), MOST_RANKS_OF_OPPOSITES);
      const satellites = (synsets.get(target)?.pointers ?? []).filter((pointer) => pointer.symbol === '&');
      const near = [...all(target), ...satellites.flatMap((pointer) => all(pointer.synset))];
      relateAll(opposites, one(id, from), near, most);
      relateAll(opposites, near, one(id, from), most);
    }
  }

  const places = new Set<string>();
  const aliases: Record<string, string> = {};
  for (const { words, isLocation, pointers } of synsets.values()) {
    const names = words.filter((word) => /^\p{Lu}/u.test(word));
    const isInstance = pointers.some(({ symbol }) => symbol === '@i');
    if (isInstance && isLocation) for (const name of names) places.add(name.toLowerCase());
    const acronym = names.find((word) => NAME_WITH_ACRONYM.test(word) && word.length <= 5);
    if (acronym === undefined || names.length < words.length) continue;
    for (const word of words)
      if (word !== acronym) aliases[word.toLowerCase()] = acronym.replaceAll('.', '').toLowerCase();
  }
  const phrases: Record<string, string> = {};
  for (const [sense, [first = '']] of senses) {
    const phrase = sense.slice('verb:'.length);
    if (!sense.startsWith('verb:') || !/^[a-z]+ [a-z]+$/.test(phrase) || PREPOSITION.test(phrase)) continue;
    const [single] = all(first).sort((a, b) => a.rank - b.rank);
    if (single !== undefined) phrases[phrase] = single.key.replace(/\..$/, '');
  }
  const irregular: Record<string, string> = {};
  for (const file of ['verb.exc', 'noun.exc']) {
    for (const line of await lines(file)) {
      const [form = '', lemma = ''] = line.split(' ');
      if (/^[a-z]+$/.test(form) && isKnown.has(stemOf(lemma)) && stemOf(form) !== stemOf(lemma))
        irregular[form] ??= lemma;
    }
  }
  const lexicon: LexiconFile = {
    source: 'WordNet 3.0, Copyright 2006 by Princeton University. All rights reserved. See models/lexicon-LICENSE.',
    synonyms: synonyms.toJSON(),
    related: related.toJSON(),
    broader: broader.toJSON(),
    opposites: opposites.toJSON(),
    places: [...places].sort(),
    aliases,
    phrases,
    irregular,
  };
  await writeFile(defaultLexiconFile(), `${JSON.stringify(lexicon)}\n`);
  console.log(`Wrote ${defaultLexiconFile()}`);
});
