import { isSameNoun } from './answer-phrase.js';
import { describe, type NounPhrase } from './noun-phrases.js';
import type { QuestionFrame } from './question-frame.js';
import { ORDINALS, TIME_UNITS } from './word-classes.js';

const SAME_NOUN = 5;
const SAME_KIND = 3;
const SAME_PREPOSITION = 3;
const SUBJECT = 1;
const DEFINITENESS = 1;
const DETAIL = 0.5;
/** A phrase less like the fragment than this doesn't make way for it. */
const ALIKE_FROM = 2.5;
export const POSSESSIVE_ENDING = /^['’]s?$/;

/** The phrase of the earlier question that makes way for one of a fragment, or null where none is like it. */
export function mostAlike(
  phrase: NounPhrase,
  earlier: QuestionFrame,
  { preposition, isOwner }: { readonly preposition: string | null; readonly isOwner: boolean },
): NounPhrase | null {
  const scored = replaceable(earlier)
    .filter((candidate) => canMakeWay(phrase, candidate))
    .map((candidate) => ({
      candidate,
      score:
        likeness(phrase, candidate, earlier) +
        (candidate.preposition !== null && candidate.preposition === preposition ? SAME_PREPOSITION : 0) +
        (isOwner && isPossessor(earlier, candidate) ? SAME_KIND : 0),
    }))
    .sort((a, b) => b.score - a.score);
  const [best] = scored.filter(({ candidate }) => !candidate.isPronoun);
  if (best !== undefined && best.score >= ALIKE_FROM) return best.candidate;
  const [pronoun] = scored.filter(({ candidate }) => candidate.isPronoun);
  if (pronoun === undefined || phrase.preposition !== null || phrase.kind === 'time') return null;
  const object = scored.find(({ candidate }) => isObject(candidate, earlier))?.candidate;
  return object === undefined || isOneOfThem(phrase, pronoun.candidate) ? pronoun.candidate : object;
}

function isObject({ isPronoun, isNested, preposition, kind, from }: NounPhrase, { subject }: QuestionFrame): boolean {
  return !isPronoun && !isNested && preposition === null && kind !== 'time' && from !== subject?.from;
}

/** "And Tom Reddy?" after "Did he sign it?" and "And the council?" after "Did they?", not "The dam?" after either. */
function isOneOfThem({ isPerson, isGroup }: NounPhrase, pronoun: NounPhrase): boolean {
  return !/^(?:it|this|that|there)$/i.test(pronoun.text) && (isPerson || isGroup);
}

/** The phrases of a question, owners ("Japan’s") among them. */
function replaceable(earlier: QuestionFrame): NounPhrase[] {
  const { text, tokens, phrases } = earlier;
  const owners = tokens.flatMap((token, at) => {
    if (!POSSESSIVE_ENDING.test(token.text) || at === 0) return [];
    const phrase = phrases.find(({ from, to }) => from < at && at < to);
    return phrase === undefined ? [] : [describe(text, tokens, { from: phrase.from, to: at }, true)];
  });
  return [...phrases, ...owners];
}

function likeness(phrase: NounPhrase, candidate: NounPhrase, earlier: QuestionFrame): number {
  let sum = 0;
  if (isSameNoun(phrase.head, candidate.head)) sum += SAME_NOUN;
  if (isOfOneKind(phrase, candidate)) sum += SAME_KIND;
  else if (phrase.kind !== candidate.kind && (phrase.kind === 'time' || candidate.kind === 'time')) sum -= SAME_KIND;
  if (phrase.preposition !== null && !isOtherwiseTimed(phrase, candidate))
    sum += phrase.preposition === candidate.preposition ? SAME_PREPOSITION : -SAME_PREPOSITION;
  if (candidate.from === earlier.subject?.from && !candidate.isNested) sum += SUBJECT;
  if (phrase.isDefinite === candidate.isDefinite) sum += DEFINITENESS;
  if (phrase.isPlural === candidate.isPlural) sum += DETAIL;
  if (phrase.isEvent === candidate.isEvent) sum += DETAIL;
  if (phrase.isText === candidate.isText) sum += DETAIL;
  if (candidate.isNested && phrase.kind !== 'name') sum -= DETAIL;
  return sum;
}

/** "The other side" is of one kind with another group and with what has a name, and with no plan or paper. */
function isOfOneKind(phrase: NounPhrase, candidate: NounPhrase): boolean {
  if (phrase.isGroup && /^the other /i.test(phrase.text) && !candidate.isGroup && !candidate.isPerson) {
    return candidate.kind === 'name' && candidate.preposition === null;
  }
  return phrase.kind === candidate.kind && phrase.isPerson === candidate.isPerson;
}

/** "In March", "since May" and "last year" are one another's alternatives, so that the preposition goes with its phrase. */
export function isOtherwiseTimed(phrase: NounPhrase, candidate: NounPhrase): boolean {
  return (
    areTimesAlike(phrase, candidate) && phrase.preposition !== null && phrase.preposition !== candidate.preposition
  );
}

/** "Without a receipt" is said in the place of another phrase after a preposition, never of a subject or an object. */
function canMakeWay(phrase: NounPhrase, candidate: NounPhrase): boolean {
  if (phrase.isPerson && isThing(candidate)) return false;
  return phrase.preposition === null || candidate.preposition !== null || areTimesAlike(phrase, candidate);
}

/** "A ticket", in whose place no children are asked about. */
function isThing({ kind, isPerson, isGroup, isPronoun }: NounPhrase): boolean {
  return kind === 'thing' && !isPerson && !isGroup && !isPronoun;
}

function areTimesAlike(a: NounPhrase, b: NounPhrase): boolean {
  return a.kind === 'time' && b.kind === 'time' && isStretch(a) === isStretch(b);
}

/** "Two days", "every week": not a point in time, so that "in March" may stand beside it. */
function isStretch({ text, head, isDefinite }: NounPhrase): boolean {
  return TIME_UNITS.has(head) && !isDefinite && !ORDINALS.has(text.split(' ')[0]?.toLowerCase() ?? '');
}

export function isPossessor({ tokens }: QuestionFrame, { to }: NounPhrase): boolean {
  return POSSESSIVE_ENDING.test(tokens[to]?.text ?? '');
}
