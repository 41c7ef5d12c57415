import { AUXILIARIES } from '../vocabulary/auxiliaries.js';
import { numberOf } from '../vocabulary/number-words.js';
import { holdsWords, isFunctionWord, stemOf } from '../vocabulary/terms.js';
import { offered } from './answer-type.js';

/**
 * How a question asks for one or some of a kind: by a name out of several ("which ministers"), by the name of somebody
 * whose part is known ("who is the chair"), or by their number.
 */
type AskedBy = 'choice' | 'identity' | 'count';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const AUXILIARY = `(?:${AUXILIARIES}|happens?|happened|if)`;
const IS_AUXILIARY = new RegExp(`^${AUXILIARY}$`);
/** The group holds the kind and what follows it. */
const ASKED: readonly (readonly [AskedBy, RegExp])[] = [
  ['count', /\bhow many (.+)/i],
  ['choice', new RegExp(String.raw`\bwhich (?:of )?(?!${AUXILIARY}\b)(.+)`, 'i')],
  [
    'identity',
    /\bwho(?: (?:is|are|was|were|will be)|['’]s) ((?:(?:the|its|their|his|her|our)\b|\S+(?: \S+)?['’]s\b).+)/i,
  ],
  ['identity', /\bwhat(?: (?:is|was|are|were)|['’]s) (?:the )?names? of (.+)/i],
  ['identity', /\bwhat(?: (?:is|was|are|were)|['’]s) (?=.* names?\b)(.+)/i],
];

/** They pick none of a kind: "all States", "another State", "certain ministries". */
const DETERMINERS = words(
  'the a an all some several certain many most other others another any each every those these this that its their his her our no one both few more various such own same only which what',
);
const MODALS = words('would shall could may might must');
const COUNTING = words('a an half several dozens no none single both % cent');
const INTRODUCING = words('the such as including like namely called named especially particularly i.e e.g : ( , “ "');
/** Between a kind and whose or what it is: "the University of Innsbruck". They name no person: "the Minister of Peru". */
const LINKING = words('of on for at in from the');
/** Between a name and the kind: "Peru and other members". */
const JOINING = words(', and or');
/** What follows one of these is what the subject is: "Peru was the chair". */
const EQUATING = words('is are was were be been as');
const RELATIVE = words('who which that whose where known');
/** No further than this from a kind's name or number stands the kind. */
const NEAR = { before: 4, after: 6 };

const TOKEN = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}’'.-]*[\p{L}\p{M}\p{N}])?|[(:,“"%]/gu;
const PLURAL = /[^s]s$/;
const CAPITAL = /^\p{Lu}/u;

interface Token {
  readonly text: string;
  readonly lower: string;
  readonly stem: string;
}

function tokensOf(text: string): Token[] {
  return (text.match(TOKEN) ?? []).map((token) => ({ text: token, lower: token.toLowerCase(), stem: stemOf(token) }));
}

function isNumber({ lower }: Token): boolean {
  return COUNTING.has(lower) || /\d/.test(lower) || numberOf(lower, false)?.kind === 'cardinal';
}

function isDetermining(token: Token): boolean {
  return DETERMINERS.has(token.lower) || isNumber(token);
}

interface Asked {
  readonly by: AskedBy;
  /** The words from the kind on: "ministers signed the treaty". */
  readonly kind: readonly Token[];
  /** How many of them must stand together to name it: where an auxiliary follows, all before it: "cyber measures are". */
  readonly least: number;
}

function askedKind(question: string): Asked | null {
  const spaced = question.replace(/\s+/g, ' ');
  for (const [by, pattern] of ASKED) {
    const rest = pattern.exec(spaced)?.[1];
    if (rest === undefined) continue;
    const tokens = tokensOf(rest).filter(({ text }) => holdsWords(text));
    const first = tokens.findIndex((token) => !isDetermining(token));
    if (first < 0) return null;
    const kind = tokens.slice(first);
    const end = kind.findIndex(isGrammar);
    return { by, kind, least: IS_AUXILIARY.test(kind[end]?.lower ?? '') ? end : 1 };
  }
  return null;
}

function isGrammar({ text, lower }: Token): boolean {
  return isFunctionWord(text) || MODALS.has(lower);
}

/** How many of the kind's words stand at a place of a sentence, words of grammar at their end left out. */
function heldAt(sentence: readonly Token[], at: number, kind: readonly Token[]): number {
  const differs = kind.findIndex(({ stem }, i) => sentence[at + i]?.stem !== stem);
  const held = kind.slice(0, differs < 0 ? kind.length : differs);
  return held.findLastIndex((token) => !isGrammar(token) && !DETERMINERS.has(token.lower)) + 1;
}

/** A place in a sentence where the kind stands, from `start` to `end`. */
interface KindPlace {
  readonly sentence: readonly Token[];
  readonly start: number;
  readonly end: number;
}

function placesOf(sentence: readonly Token[], { kind, least }: Asked): KindPlace[] {
  const held = sentence.map((_, at) => heldAt(sentence, at, kind));
  const most = held.reduce((longest, length) => Math.max(longest, length), 1);
  return held.flatMap((length, start) =>
    most >= least && length === most ? [{ sentence, start, end: start + most }] : [],
  );
}

/** "Nine members", "the number of members is nine". */
function isCounted({ sentence, start, end }: KindPlace): boolean {
  const near = sentence.slice(Math.max(0, start - NEAR.before), start);
  const isTotal = near.some(({ lower }) => lower === 'number' || lower === 'total');
  return near.some(isNumber) || (isTotal && sentence.slice(end).some(isNumber));
}

/** "Floor 3", "the year 2015". */
function isNumbered({ sentence, end }: KindPlace, asked: ReadonlySet<string>): boolean {
  const after = sentence[end];
  return after !== undefined && /^\d/.test(after.text) && !asked.has(after.stem);
}

/** Whether the kind is part of a name: "the Lucca Declaration" for "which declaration". */
function isProper({ sentence, start, end }: KindPlace, kind: readonly Token[]): boolean {
  return sentence
    .slice(start, end)
    .some(({ text }, i) => start + i > 0 && CAPITAL.test(text) && !CAPITAL.test(kind[i]?.text ?? ''));
}

type IsNew = (token: Token | undefined) => boolean;

/** Whether a new name follows the kind: "members such as Peru". */
function isNamedAfter(
  { sentence, end }: KindPlace,
  isNewName: IsNew,
  joining: readonly ReadonlySet<string>[],
): boolean {
  const following = sentence.slice(end, end + NEAR.after + 1);
  const first = following.find((token) => isNewName(token) || !joining.some((list) => list.has(token.lower)));
  return isNewName(first);
}

/**
 * Whether it says whose or of what the kind is: "the University of Innsbruck". Of several that picks none, unless they are
 * as many as are named: "members of the League" and "ministers of Peru and Chile".
 */
function isOfNamed(place: KindPlace, isNewName: IsNew): boolean {
  if (!isNamedAfter(place, isNewName, [INTRODUCING, LINKING])) return false;
  const { sentence, end } = place;
  if (!PLURAL.test(sentence[end - 1]?.lower ?? '')) return true;
  const names = sentence.slice(end).findIndex(isNewName) + end;
  const after = sentence.findIndex((token, at) => at > names && !CAPITAL.test(token.text));
  return JOINING.has(sentence[after]?.lower ?? '') && sentence.slice(after + 1, after + 3).some(isNewName);
}

/** The last token before the kind that is no determiner, number or word of the question. */
function before({ sentence, start }: KindPlace, asked: ReadonlySet<string>): number {
  return sentence
    .slice(0, start)
    .findLastIndex((token) => !isDetermining(token) && (isGrammar(token) || !asked.has(token.stem)));
}

/** Whether a new name stands before the kind, or what it is said to be: "Peru, a member", "Peru and other members", "the Peruvian members". */
function isNamedBefore({ sentence }: KindPlace, at: number, isNewName: IsNew): boolean {
  const lower = sentence[at]?.lower ?? '';
  return EQUATING.has(lower) || (at > 0 && isNewName(sentence[JOINING.has(lower) ? at - 1 : at]));
}

/** Whether words of the sentence say which of the kind: "the poorer members", "members that pay". */
function isDescribed({ sentence, start, end }: KindPlace, at: number): boolean {
  const token = sentence[at];
  const isAdjoining = !sentence.slice(at + 1, start).some(isDetermining);
  const isWord = token !== undefined && /^\p{Ll}.*(?<!ly)$/u.test(token.text) && !isGrammar(token);
  return (isWord && isAdjoining) || RELATIVE.has(sentence[end]?.lower ?? '');
}

/** "By what date" asks for a limit, which a year is. */
const ASKS_FOR_DAY = /(?<!\bby )\b(?:what|which) (?:exact )?(?:date|day|month)\b/i;
const YEAR = /^(?:[a-z ]+ of )?\d{4}$/;

/** Whether a sentence tells when, and no more than the year. */
function tellsYearsOnly(sentence: string): boolean {
  const told = offered(sentence, 'date').map(({ start, end }) => sentence.slice(start, end));
  return told.length > 0 && told.every((date) => YEAR.test(date));
}

export type IsUnnamed = (sentence: string) => boolean;

/**
 * Whether a sentence speaks of the kind that a question asks to be told by name or number, and tells none: "Members of the
 * League voted" for "Which members of the League voted?", or a year where a day is asked for. False for every sentence where the
 * question asks for none.
 */
export function unnamedKind(question: string): IsUnnamed {
  if (ASKS_FOR_DAY.test(question)) return tellsYearsOnly;
  const wanted = askedKind(question);
  if (wanted === null) return () => false;
  const asked = new Set(tokensOf(question).map(({ stem }) => stem));
  const isNewName: IsNew = (token) => token !== undefined && CAPITAL.test(token.text) && !asked.has(token.stem);
  const isTold = (place: KindPlace): boolean => {
    if (wanted.by === 'count') return isCounted(place);
    if (isNumbered(place, asked)) return true;
    const at = before(place, asked);
    if (isNamedBefore(place, at, isNewName)) return true;
    if (wanted.by === 'identity') return isNamedAfter(place, isNewName, [INTRODUCING]);
    const isNamed = isProper(place, wanted.kind) || isNamedAfter(place, isNewName, [INTRODUCING]);
    return isNamed || isOfNamed(place, isNewName) || isDescribed(place, at);
  };
  return (sentence) => {
    const places = placesOf(tokensOf(sentence), wanted);
    return places.length > 0 && !places.some(isTold);
  };
}
