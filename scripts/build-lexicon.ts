import { writeFile } from 'node:fs/promises';
import { runCommand } from '../src/cli/run.js';
import { knownTerms } from '../src/vocabulary/general-english.js';
import { lexiconFile, lexiconKey, type LexiconFile } from '../src/vocabulary/lexicon.js';
import { stemOf } from '../src/vocabulary/terms.js';
import { Relation } from './relation.js';
import { partOf, readWordNet, wordNetLines, type Part, type WordNet } from './wordnet-files.js';

/**
 * Senses are listed from the most frequent on. Two words are related by senses whose ranks together are no more than
 * this: by rarer ones, words would be related that no one takes for each other.
 */
const MOST_RANKS: Readonly<Record<Part, number>> = { noun: 5, verb: 4, adj: 14, adv: 4 };
/** Pairs of words that WordNet itself calls antonyms. */
const MOST_RANKS_OF_OPPOSITES = 8;
/** With one of these a verb is more often followed by where or when. */
const PREPOSITION = / (?:in|on|at|to|by|for|with|from|of|over|about|into|up|as)$/;
/** In characters. */
const LONGEST_ACRONYM = 5;
const NAME_WITH_ACRONYM = /^\p{Lu}[\p{Lu}.]+$/u;

/** A word in one of its senses; the rank tells how frequent the sense is, from 1. */
interface Sense {
  readonly key: string;
  readonly rank: number;
}

/** The senses of a synset's words that general English uses: of all of them, or of the one at a place, from 1. */
type SensesOf = (synset: string, place?: number) => Sense[];

function senseReader({ synsets, senses }: WordNet): SensesOf {
  const isKnown = knownTerms();
  return (id, place = 0) => {
    const words = synsets.get(id)?.words ?? [];
    const part = partOf(id);
    return (place === 0 ? words : words.slice(place - 1, place)).flatMap((word) => {
      const rank = (senses.get(`${part}:${word.toLowerCase()}`)?.indexOf(id) ?? -1) + 1;
      const stem = stemOf(word);
      return /^[a-z]+$/i.test(word) && rank > 0 && isKnown.has(stem) ? [{ key: lexiconKey(stem, part), rank }] : [];
    });
  };
}

function relateAll(relation: Relation, from: readonly Sense[], to: readonly Sense[], most: number): void {
  for (const a of from) for (const b of to) if (a.rank + b.rank <= most) relation.add(a.key, b.key);
}

function relateBothWays(relation: Relation, one: readonly Sense[], other: readonly Sense[], most: number): void {
  relateAll(relation, one, other, most);
  relateAll(relation, other, one, most);
}

function relations(
  { synsets }: WordNet,
  of: SensesOf,
): Pick<LexiconFile, 'synonyms' | 'related' | 'broader' | 'opposites'> {
  const [synonyms, related, broader, opposites] = [new Relation(), new Relation(), new Relation(), new Relation()];
  for (const [id, { pointers }] of synsets) {
    const most = MOST_RANKS[partOf(id)];
    relateAll(synonyms, of(id), of(id), most);
    for (const { symbol, synset: target, from, to } of pointers) {
      // Derivations, what an adjective pertains to, adjectives of one cluster, what is more general, antonyms.
      if (symbol === '+' || symbol === '\\') relateBothWays(synonyms, of(id, from), of(target, to), most);
      if (symbol === '&') relateAll(related, of(id), of(target), most);
      if (symbol === '@') relateAll(broader, of(id), of(target), most);
      if (symbol !== '!') continue;
      relateAll(opposites, of(id, from), of(target, to), MOST_RANKS_OF_OPPOSITES);
      const satellites = (synsets.get(target)?.pointers ?? []).filter((pointer) => pointer.symbol === '&');
      const near = [...of(target), ...satellites.flatMap((pointer) => of(pointer.synset))];
      relateBothWays(opposites, of(id, from), near, most);
    }
  }
  return {
    synonyms: synonyms.toJSON(),
    related: related.toJSON(),
    broader: broader.toJSON(),
    opposites: opposites.toJSON(),
  };
}

function names({ synsets }: WordNet): Pick<LexiconFile, 'places' | 'aliases'> {
  const places = new Set<string>();
  const aliases: Record<string, string> = {};
  for (const { words, isLocation, pointers } of synsets.values()) {
    const own = words.filter((word) => /^\p{Lu}/u.test(word));
    const isInstance = pointers.some(({ symbol }) => symbol === '@i');
    if (isInstance && isLocation) for (const name of own) places.add(name.toLowerCase());
    const acronym = own.find((word) => NAME_WITH_ACRONYM.test(word) && word.length <= LONGEST_ACRONYM);
    if (acronym === undefined || own.length < words.length) continue;
    const short = acronym.replaceAll('.', '').toLowerCase();
    for (const word of words) if (word !== acronym) aliases[word.toLowerCase()] = short;
  }
  return { places: [...places].sort(), aliases };
}

function phrases({ senses }: WordNet, of: SensesOf): LexiconFile['phrases'] {
  const found: Record<string, string> = {};
  for (const [sense, [first = '']] of senses) {
    const phrase = sense.slice('verb:'.length);
    if (!sense.startsWith('verb:') || !/^[a-z]+ [a-z]+$/.test(phrase) || PREPOSITION.test(phrase)) continue;
    const [single] = of(first).sort((a, b) => a.rank - b.rank);
    if (single !== undefined) found[phrase] = single.key.replace(/\..$/, '');
  }
  return found;
}

async function irregularForms(): Promise<LexiconFile['irregular']> {
  const isKnown = knownTerms();
  const found: Record<string, string> = {};
  for (const line of [...(await wordNetLines('verb.exc')), ...(await wordNetLines('noun.exc'))]) {
    const [form = '', lemma = ''] = line.split(' ');
    const isIrregular = /^[a-z]+$/.test(form) && stemOf(form) !== stemOf(lemma);
    if (isIrregular && isKnown.has(stemOf(lemma))) found[form] ??= lemma;
  }
  return found;
}

await runCommand(async () => {
  const wordNet = await readWordNet();
  const of = senseReader(wordNet);
  const lexicon: LexiconFile = {
    source: 'WordNet 3.0, Copyright 2006 by Princeton University. All rights reserved. See lexicon-LICENSE.txt.',
    ...relations(wordNet, of),
    ...names(wordNet),
    phrases: phrases(wordNet, of),
    irregular: await irregularForms(),
  };
  await writeFile(lexiconFile(), `${JSON.stringify(lexicon)}\n`);
  console.log(`Wrote ${lexiconFile()}`);
});
