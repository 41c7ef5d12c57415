import { AUXILIARIES } from '../vocabulary/auxiliaries.js';
import { capitalised, inCaseOf } from '../vocabulary/capitalised.js';
import { taggedWords } from '../vocabulary/tagger.js';
import type { NamedSpeaker, Speakers } from './speakers.js';
import { isPhrase } from './topic-question.js';

/** Names that are joined, each speaker's place once. */
interface NamedTogether extends Pick<NamedSpeaker, 'start' | 'end' | 'isToldOfAlone' | 'isCapital'> {
  readonly places: ReadonlySet<number>;
}

const BETWEEN_NAMES = /^(?:['’]s?)?(?:\s*(?:,|\/|&)\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+)(?:the\s+)?$/i;
const BEFORE_NAMES = /(?:\bboth\s+)?(?:\bthe\s+)?$/i;
/** What is said of the names' own people: "the Japanese and EU delegations". */
const AFTER_NAMES = /^\s+(?:sides?|delegations?|governments?|ministers|officials|representatives|leaders)\b/i;
/** By a name of another: what is asked is not of the speakers alone. */
const JOINED_AFTER = /^,?\s+(?:and|or)\s+(?:the\s+)?\p{Lu}/u;
const JOINED_BEFORE = /(?<!\p{L})\p{Lu}[\p{L}\p{M}]{0,30},? (?:and|or) $/u;
const POSSESSIVE = /^['’](?:s\b)?/;

const AUXILIARY = `${AUXILIARIES}|don[’']t|doesn[’']t|didn[’']t`;
const AFTER_AUXILIARY = new RegExp(String.raw`(?:^|\W)(${AUXILIARY})\s+$`, 'i');
const OPENS_CLAUSE = /(?:^|[,:;]\s+|\b(?:that|whether|if|what|which|how|why|when|where|who)\s+)$/i;
const ACCORDING = /,? ?\b(?:according to|in the (?:view|opinion|eyes|words) of|if (?:you|one) asks?) $/i;
const IN_PLURAL: ReadonlyMap<string, string> = new Map([
  ['does', 'do'],
  ['has', 'have'],
  ['is', 'are'],
  ['was', 'were'],
  ["doesn't", "don't"],
  ['doesn’t', 'don’t'],
]);

/**
 * The question with "they" for those who make the statement, as somebody asks who sees that it says "the two sides" and seldom
 * names them, `fewest` of them at least; null where it doesn't name them as who speaks or acts, or one alone who speaks or acts alone in the statement too.
 */
export function asOfSpeakers(question: string, speakers: Speakers, { fewest = 1 } = {}): string | null {
  for (const named of together(question, speakers.namedIn(question))) {
    const { size } = named.places;
    if (size < fewest) break;
    const put = size === 1 && (named.isToldOfAlone || named.isCapital) ? null : withPronoun(question, named);
    if (put !== null) return put;
  }
  return null;
}

/** Names that "and" or a comma joins, most of them together first. */
function together(question: string, names: readonly NamedSpeaker[]): NamedTogether[] {
  const groups: NamedTogether[] = [];
  for (const { place, ...name } of names) {
    const before = groups.at(-1);
    const between = before === undefined ? '' : question.slice(before.end, name.start);
    if (before !== undefined && (BETWEEN_NAMES.test(between) || (between === ' ' && isPhrase(question)))) {
      groups[groups.length - 1] = { ...before, end: name.end, places: new Set([...before.places, place]) };
    } else groups.push({ ...name, places: new Set([place]) });
  }
  return groups.sort((a, b) => b.places.size - a.places.size);
}

function withPronoun(question: string, { start, end, places }: NamedTogether): string | null {
  const isOfOne = places.size === 1;
  const before = question.slice(0, start).replace(BEFORE_NAMES, '');
  const rest = question.slice(end);
  if (JOINED_AFTER.test(rest) || JOINED_BEFORE.test(before)) return null;
  const possessive = POSSESSIVE.exec(rest)?.[0];
  if (possessive !== undefined) return capitalisedAt(before, 'their', rest.slice(possessive.length));
  const after = rest.replace(AFTER_NAMES, '');
  if (before === '' && !isOfOne && isPhrase(question)) return after.trim();
  if (isBeforeNoun(after)) return null;
  if (ACCORDING.test(before)) return `${before.replace(ACCORDING, '')}${after}`;
  const auxiliary = AFTER_AUXILIARY.exec(before)?.[1];
  // "When was the EU founded?" asks of nothing that the two do together.
  if (isOfOne && /^(?:was|were)$/i.test(auxiliary ?? '')) return null;
  if (auxiliary !== undefined) return `${inPlural(before, auxiliary)}they${after}`;
  if (OPENS_CLAUSE.test(before) && /^\s+\p{Ll}/u.test(after)) return capitalisedAt(before, 'they', after);
  return isOfOne ? null : `${before}them${after}`;
}

function capitalisedAt(before: string, pronoun: string, after: string): string {
  return `${before}${before.trim() === '' ? capitalised(pronoun) : pronoun}${after}`;
}

function inPlural(before: string, auxiliary: string): string {
  const plural = IN_PLURAL.get(auxiliary.toLowerCase());
  if (plural === undefined) return before;
  const at = before.lastIndexOf(auxiliary);
  return before.slice(0, at) + inCaseOf(auxiliary, plural) + before.slice(at + auxiliary.length);
}

/** "The Japanese experts", "the EU strategy": not who is named, but something of theirs. */
function isBeforeNoun(after: string): boolean {
  const next = taggedWords(`they${after}`)[1]?.pos;
  return next === 'NOUN' || next === 'PROPN';
}
