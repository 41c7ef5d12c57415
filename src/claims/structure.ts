import { isCovered, type Alignment } from './alignment.js';
import { isNoun, type Word } from './analysis.js';
import { isPassive } from './passive.js';

/** How far apart, in the sentence, two words may stand that belong to one name or number phrase of the claim. */
const PHRASE = 6;
const POSSESSIVE = /^(?:its|their|his|her)$/;

/** Whether subject and object have changed places: all words are there, but who does what to whom is another. */
export function hasSwappedRoles({ claim, sentence, words }: Alignment): boolean {
  const covered = words.filter((word) => isCovered(word) && word.to !== null);
  return covered.some((verb) => {
    if (verb.word.pos !== 'VERB' || verb.to === null || sentence[verb.to]?.pos !== 'VERB') return false;
    const [isOwnPassive, isOtherPassive] = [isPassive(claim, verb.at), isPassive(sentence, verb.to)];
    const nouns = covered.filter(({ word }) => isNoun(word));
    const lastBefore = nouns.filter(({ at }) => at < verb.at).at(-1);
    const firstAfter = nouns.find(({ at }) => at > verb.at);
    if (lastBefore?.to == null || firstAfter?.to == null) return false;
    if (isOwnPassive === isOtherPassive) return lastBefore.to > verb.to && firstAfter.to < verb.to;
    const isByAfter = isOwnPassive ? saysBy(claim, verb.at, firstAfter.at) : saysBy(sentence, verb.to, firstAfter.to);
    return isByAfter && lastBefore.to < verb.to && firstAfter.to > verb.to;
  });
}

/** Whether "by" stands between a verb and a noun: who did it. */
function saysBy(words: readonly Word[], verb: number, noun: number): boolean {
  return words.slice(verb + 1, Math.max(verb + 1, noun)).some(({ lower }) => lower === 'by');
}

/** How many words after "by" its noun may stand: "by other peaceful means". */
const REACH_OF_BY = 4;

/** The first noun after "by", and the verb or noun before it that it tells the means of; none where no "by" follows a word. */
function meansIn(words: readonly Word[]): { of: number; means: number }[] {
  return words.flatMap(({ lower }, by) => {
    const means = words.slice(by + 1, by + 1 + REACH_OF_BY).findIndex(isNoun);
    return lower === 'by' && by > 0 && means >= 0 ? [{ of: by - 1, means: by + 1 + means }] : [];
  });
}

/** Whether the claim has done by one means, or by somebody, what the sentence has done by another: "settled by force". */
export function hasOtherMeans({ claim, sentence, words }: Alignment): boolean {
  const byPlace = new Map(words.filter(isCovered).map((word) => [word.at, word]));
  const held = new Set([...byPlace.values()].map(({ to }) => to));
  const isOther = meansIn(sentence).some(({ means }) => !held.has(means));
  return isOther && meansIn(claim).some(({ of, means }) => byPlace.has(of) && !byPlace.has(means));
}

/** Whether two numbers of one kind have changed places: "from 88 to 94" for "from 94 to 88". Those of a list may. */
export function hasSwappedNumbers({ sentence, words }: Alignment): boolean {
  const numbers = words.filter((word) => word.word.number !== null && isCovered(word));
  return numbers.some((first, i) =>
    numbers.slice(i + 1).some((second) => {
      if (first.word.number?.kind !== second.word.number?.kind) return false;
      if (first.to === null || second.to === null || first.to <= second.to) return false;
      return !sentence.slice(second.to + 1, first.to).every(({ lower }) => /^(?:and|or|,)$/.test(lower));
    }),
  );
}

/** Whether a name that the claim puts right before a word belongs, in the sentence, to something else. */
export function hasLooseName({ claim, sentence, words }: Alignment): boolean {
  const byPlace = new Map(words.map((word) => [word.at, word]));
  return words.some((name) => {
    if (!name.word.isName || name.to === null || !isCovered(name)) return false;
    const head = byPlace.get(name.at + 1);
    if (head?.to == null || !isCovered(head) || claim[name.at + 1] !== head.word) return false;
    if (!isNoun(head.word) || isOwned(sentence, head.to)) return false;
    const places = sentence.flatMap(({ stem }, place) => (stem === name.word.stem ? [place] : []));
    return [name.to, ...places].every((place) => isApart(place, head.to ?? place, sentence));
  });
}

/** How many words before a noun the word may stand that says whose it is. */
const REACH_OF_OWNER = 5;

/** "Its landmark 2015 reports" are those of whoever was named before. */
function isOwned(sentence: readonly Word[], place: number): boolean {
  const before = sentence.slice(Math.max(0, place - REACH_OF_OWNER), place);
  const owner = before.findLastIndex(({ lower }) => POSSESSIVE.test(lower));
  return owner >= 0 && !before.slice(owner + 1).some(({ pos }) => pos === 'VERB' || pos === 'ADP');
}

/** Whether what the claim calls its subject's own belongs, in the sentence, to someone else: "its strategy", "the Japanese Strategy". */
export function hasOtherOwner({ claim, sentence, words }: Alignment): boolean {
  return claim.some(({ lower }, i) => {
    if (!POSSESSIVE.test(lower)) return false;
    const owned = words.find(({ at }) => at === i + 1);
    if (owned?.to == null || !isCovered(owned)) return false;
    const owner = sentence[owned.to - 1];
    return owner?.isName === true && !words.some(({ to }) => to === (owned.to ?? 0) - 1);
  });
}

function isApart(a: number, b: number, sentence: readonly Word[]): boolean {
  const between = sentence.slice(Math.min(a, b) + 1, Math.max(a, b));
  return (
    between.length > PHRASE || between.some(({ lower, pos }) => lower === 'and' || lower === ',' || pos === 'VERB')
  );
}
