import { stemOf } from '../vocabulary/terms.js';
import type { Mismatch } from '../types.js';
import { isCovered, type Alignment } from './alignment.js';
import { isNoun, type Word } from './analysis.js';
import { clausesOf } from './clauses.js';

/** What is done for something or against it. */
const TAKING_SIDES: ReadonlySet<string> = new Set(
  'speak vote argue decide rule campaign demonstrate fight lobby testify plead advise stand'.split(' ').map(stemOf),
);
/** How many words after "for" or "against" the first noun may stand. */
const REACH = 8;

/** A "for" or "against" and the place of what is meant by it. */
interface Side {
  readonly preposition: Word;
  readonly isAgainst: boolean;
  readonly object: number;
}

/** The last noun of the phrase after a place: "plan" of "the city's new plan". */
function objectAfter(words: readonly Word[], at: number): number | null {
  const near = words.slice(at + 1, at + 1 + REACH);
  const first = near.findIndex((word) => isNoun(word) || word.pos === 'VERB' || word.pos === 'PRON');
  if (!isNoun(near[first])) return null;
  let last = at + 1 + first;
  for (let i = last + 1; isNoun(words[i]) || words[i]?.pos === 'ADJ' || words[i]?.pos === 'PART'; i += 1)
    if (isNoun(words[i])) last = i;
  return last;
}

function isFor(words: readonly Word[], at: number): boolean {
  const [word, next] = words.slice(at, at + 2);
  if (word?.lower === 'for') return word.pos === 'ADP';
  return /^(?:favour|favor)$/.test(word?.lower ?? '') && next?.lower === 'of';
}

/** The sides that a verb's clause tells of, up to the next verb; a later "for" may be said of the noun before it: "a plan for the city". */
function sidesOf(words: readonly Word[], verb: number): Side[] {
  const clauses = clausesOf(words);
  const sides: Side[] = [];
  for (let i = verb + 1; clauses[i] === clauses[verb] && words[i]?.pos !== 'VERB'; i += 1) {
    const preposition = words[i];
    if (preposition === undefined) break;
    const isAgainst = preposition.lower === 'against';
    const isOfVerb = sides.length === 0 || isAgainst || /^(?:and|or|but|,)$/.test(words[i - 1]?.lower ?? '');
    const object = isOfVerb && (isAgainst || isFor(words, i)) ? objectAfter(words, i) : null;
    if (object !== null) sides.push({ preposition, isAgainst, object });
  }
  return sides;
}

/** By the places of the claim's verbs the "for" and "against" by which the sentence has the other side taken on the same thing. */
export function oppositeSides({ claim, sentence, words }: Alignment): ReadonlyMap<number, Mismatch> {
  const covered = new Map(words.filter(isCovered).map((word) => [word.at, word]));
  const opposites = new Map<number, Mismatch>();
  for (const verb of covered.values()) {
    if (verb.to === null || !TAKING_SIDES.has(verb.word.stem)) continue;
    const said = sentence[verb.to]?.stem;
    const others = sentence.flatMap(({ stem }, at) => (stem === said ? sidesOf(sentence, at) : []));
    for (const { preposition, isAgainst, object } of sidesOf(claim, verb.at)) {
      const meant = sentence[covered.get(object)?.to ?? -1]?.stem;
      const onSame = others.filter((other) => sentence[other.object]?.stem === meant);
      const [first] = onSame;
      if (first !== undefined && onSame.every((other) => other.isAgainst !== isAgainst))
        opposites.set(verb.at, { kind: 'term', claim: preposition.text, document: first.preposition.text });
    }
  }
  return opposites;
}
