import { taggedWords } from '../vocabulary/tagger.js';
import type { NamedSpeaker, Speakers } from './speakers.js';
import { isPhrase } from './topic-question.js';

interface NamedTogether {
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

const BETWEEN_NAMES = /^(?:['’]s?)?(?:\s*(?:,|\/|&)\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+)(?:the\s+)?$/i;
const BEFORE_NAMES = /(?:\bboth\s+)?(?:\bthe\s+)?$/i;
/** What is said of the names' own people: "the Japanese and EU delegations". */
const AFTER_NAMES = /^\s+(?:sides?|delegations?|governments?|ministers|officials|representatives|leaders)\b/i;
/** By a name of another: what is asked is not of the speakers alone. */
const JOINED_AFTER = /^,?\s+(?:and|or)\s+(?:the\s+)?\p{Lu}/u;
const JOINED_BEFORE = /(?<!\p{L})\p{Lu}[\p{L}\p{M}]{0,30},? (?:and|or) $/u;
const POSSESSIVE = /^['’](?:s\b)?/;

const AUXILIARY =
  "do|does|did|have|has|had|will|would|shall|should|can|could|may|might|must|is|are|was|were|don[’']t|doesn[’']t|didn[’']t";
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
  const named = speakers.namedIn(question);
  for (const one of together(question, named)) {
    if (one.count < fewest) break;
    const speaksAlone = named.some(({ start, isToldOfAlone }) => start === one.start && isToldOfAlone);
    const put = one.count === 1 && speaksAlone ? null : withPronoun(question, one);
    if (put !== null) return put;
  }
  return null;
}

/** Names that "and" or a comma joins, most of them together first. */
function together(question: string, names: readonly NamedSpeaker[]): NamedTogether[] {
  const groups: (NamedTogether & { places: Set<number> })[] = [];
  for (const { start, end, place } of names) {
    const before = groups.at(-1);
    const between = before === undefined ? '' : question.slice(before.end, start);
    if (before !== undefined && (BETWEEN_NAMES.test(between) || (between === ' ' && isPhrase(question)))) {
      const places = new Set([...before.places, place]);
      groups.splice(-1, 1, { start: before.start, end, places, count: places.size });
    } else groups.push({ start, end, places: new Set([place]), count: 1 });
  }
  return groups.sort((a, b) => b.count - a.count);
}

function withPronoun(question: string, { start, end, count }: NamedTogether): string | null {
  const before = question.slice(0, start).replace(BEFORE_NAMES, '');
  const rest = question.slice(end);
  if (JOINED_AFTER.test(rest) || JOINED_BEFORE.test(before)) return null;
  const possessive = POSSESSIVE.exec(rest)?.[0];
  if (possessive !== undefined) return capitalisedAt(before, 'their', rest.slice(possessive.length));
  const after = rest.replace(AFTER_NAMES, '');
  if (before === '' && count > 1 && isPhrase(question)) return after.trim();
  if (isBeforeNoun(after)) return null;
  if (ACCORDING.test(before)) return `${before.replace(ACCORDING, '')}${after}`;
  const auxiliary = AFTER_AUXILIARY.exec(before)?.[1];
  // "When was the EU founded?" asks of nothing that the two do together.
  if (count === 1 && /^(?:was|were)$/i.test(auxiliary ?? '')) return null;
  if (auxiliary !== undefined) return `${inPlural(before, auxiliary)}they${after}`;
  if (OPENS_CLAUSE.test(before) && /^\s+\p{Ll}/u.test(after)) return capitalisedAt(before, 'they', after);
  return count > 1 ? `${before}them${after}` : null;
}

function capitalisedAt(before: string, pronoun: string, after: string): string {
  const isFirst = before.trim() === '';
  return `${before}${isFirst ? pronoun.charAt(0).toUpperCase() + pronoun.slice(1) : pronoun}${after}`;
}

function inPlural(before: string, auxiliary: string): string {
  const plural = IN_PLURAL.get(auxiliary.toLowerCase());
  if (plural === undefined) return before;
  const at = before.lastIndexOf(auxiliary);
  const form = /^\p{Lu}/u.test(auxiliary) ? plural.charAt(0).toUpperCase() + plural.slice(1) : plural;
  return before.slice(0, at) + form + before.slice(at + auxiliary.length);
}

/** "The Japanese experts", "the EU strategy": not who is named, but something of theirs. */
function isBeforeNoun(after: string): boolean {
  const next = taggedWords(`they${after}`)[1]?.pos;
  return next === 'NOUN' || next === 'PROPN';
}
