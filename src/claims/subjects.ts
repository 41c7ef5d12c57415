import type { Lexicon } from '../vocabulary/lexicon.js';
import { isCovered, type Alignment } from './alignment.js';
import { isNoun, type Word } from './analysis.js';
import { isGroupWord } from './participants.js';
import { isPassive } from './passive.js';
import { relate } from './relations.js';

/** A verb that is as near to the claim's says the same. */
const OF_ONE_ACT = 0.9;
const RELATIVE = /^(?:who|which|that)$/;
const DEFINITE = /^(?:the|this|that|these|those)$/;
const COORDINATING = /^(?:and|or|nor|,)$/;
/** What a clause may begin after or with; what stands after a verb may be its object: "states that signed the treaty agreed". */
const BEFORE_CLAUSE =
  /^(?:that|and|or|but|so|because|although|though|while|whereas|when|where|if|whether|after|before|since|until|as|[,;:])$/;

/** What does what a verb says. */
interface Subject {
  /** The places of all its nouns, those of what is said of it too. */
  readonly nouns: readonly number[];
  /** Those of its first part: "ministers" of "ministers of Norway and Iceland". */
  readonly first: readonly number[];
  /** Whether it is something that has been spoken of: "the island". */
  readonly isDefinite: boolean;
}

function isInNounPhrase(word: Word | undefined): boolean {
  return isNoun(word) || /^(?:ADJ|NUM)$/.test(word?.pos ?? '') || /^['’]s?$/.test(word?.lower ?? '');
}

/** The noun phrase that ends at a place, with those that "of" and the like or "and" join to it, and where it begins. */
function phraseUpTo(words: readonly Word[], end: number): Subject & { readonly start: number } {
  const nouns: number[] = [];
  let first: number[] = [];
  let isDefinite = false;
  let start = end + 1;
  for (let isJoined = true; isJoined;) {
    first = [];
    for (; isInNounPhrase(words[start - 1]); start -= 1)
      if (isNoun(words[start - 1]) && words[start - 1]?.number === null) first.push(start - 1);
    nouns.push(...first);
    const { lower = '', pos } = words[start - 1] ?? {};
    isDefinite = DEFINITE.test(lower);
    if (pos === 'DET' || pos === 'PRON') start -= RELATIVE.test(lower) ? 0 : 1;
    const joint = words[start - 1];
    isJoined = (joint?.pos === 'ADP' || COORDINATING.test(joint?.lower ?? '')) && isNoun(words[start - 2]);
    if (isJoined) start -= 1;
  }
  return { nouns, first, isDefinite, start };
}

/** The subject that is named right before a verb, or before its "who"; null where another word stands there. */
function subjectOf(words: readonly Word[], verb: number): Subject | null {
  let end = verb - 1;
  while (/^(?:AUX|ADV|PART)$/.test(words[end]?.pos ?? '') && words[end]?.lower !== 'to') end -= 1;
  const isRelative = RELATIVE.test(words[end]?.lower ?? '');
  if (isRelative) end -= words[end - 1]?.lower === ',' ? 2 : 1;
  if (!isNoun(words[end])) return null;
  const { start, ...subject } = phraseUpTo(words, end);
  const before = words[start - 1];
  const isSubject = isRelative || before === undefined || BEFORE_CLAUSE.test(before.lower);
  return isSubject && subject.nouns.length > 0 ? subject : null;
}

/** Whether two subjects may be one; "the island" may be any that has a name. */
function mayBeOne(alignment: Alignment, own: Subject, other: Subject, lexicon: Lexicon): boolean {
  const { claim, sentence, words } = alignment;
  const [ownNouns, otherNouns] = [
    own.nouns.flatMap((at) => claim[at] ?? []),
    other.nouns.flatMap((at) => sentence[at] ?? []),
  ];
  if (other.first.flatMap((at) => sentence[at] ?? []).every(isGroupWord)) return true;
  if (other.isDefinite && ownNouns.some(({ isName }) => isName) && !otherNouns.some(({ isName }) => isName))
    return true;
  const areAligned = words.some(({ at, to }) => to !== null && own.nouns.includes(at) && other.nouns.includes(to));
  const areRelated = (noun: Word): boolean =>
    otherNouns.some((one) => {
      const { strength, isOpposite } = relate(noun, one, lexicon);
      return strength > 0 && !isOpposite;
    });
  return areAligned || ownNouns.some(areRelated);
}

/** Whether the sentence has the claim's verb said of somebody else only, and speaks of the claim's subject elsewhere. */
export function hasOtherSubject(alignment: Alignment, lexicon: Lexicon): boolean {
  const { claim, sentence, words } = alignment;
  const covered = new Set(words.filter(isCovered).map(({ at }) => at));
  return words.some(({ word, at, to, strength }) => {
    const own = word.pos === 'VERB' && covered.has(at) && strength >= OF_ONE_ACT ? subjectOf(claim, at) : null;
    if (to === null || own?.nouns.every((noun) => covered.has(noun)) !== true) return false;
    const isOfOther = (verb: number): boolean => {
      const other = isPassive(claim, at) === isPassive(sentence, verb) ? subjectOf(sentence, verb) : null;
      return other !== null && !mayBeOne(alignment, own, other, lexicon);
    };
    return sentence.every(
      ({ stem, pos }, i) => (i !== to && (stem !== sentence[to]?.stem || pos !== 'VERB')) || isOfOther(i),
    );
  });
}
