import { EVENT_NOUNS, GROUP_NOUNS, isPersonNoun, NAME_PREPOSITIONS, TEXT_NOUNS, TIME_NOUNS } from './word-classes.js';
import { isPointing, joinsAdjectives, simpleEnd } from './simple-phrase.js';
import { isTitledPerson } from './titled-person.js';
import { isCapitalised, isQuote, type Token } from './tokens.js';

/** Tokens `from` up to, not including, `to`. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

export type NounKind = 'time' | 'number' | 'name' | 'thing';

export interface NounPhrase extends TokenRange {
  readonly text: string;
  /** The head's dictionary form, lower case. */
  readonly head: string;
  readonly kind: NounKind;
  /** Null where its form doesn't tell: names of several words. */
  readonly isPlural: boolean | null;
  readonly isDefinite: boolean;
  readonly isPerson: boolean;
  readonly isEvent: boolean;
  readonly isText: boolean;
  readonly isGroup: boolean;
  readonly isPronoun: boolean;
  /** Stands inside a longer phrase. */
  readonly isNested: boolean;
  readonly preposition: string | null;
}

/** In tokens. */
const LONGEST_PHRASE = 30;

export function textOf(source: string, tokens: readonly Token[], { from, to }: TokenRange): string {
  const [first, last] = [tokens[from], tokens[to - 1]];
  return first === undefined || last === undefined || to <= from ? '' : source.slice(first.start, last.end);
}

function joinsName(tokens: readonly Token[], from: number, at: number): boolean {
  const [last, preposition, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (last === undefined || preposition === undefined || next === undefined) return false;
  if (preposition.lower === 'of') return true;
  const inName = (isCapitalised(last) || last.text === ')') && isCapitalised(next) && at - from > 0;
  return (
    inName &&
    NAME_PREPOSITIONS.has(preposition.lower) &&
    (preposition.lower !== 'in' || hasNamePreposition(tokens, from, at))
  );
}

function hasNamePreposition(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(from, to).some(({ lower }) => lower === 'on' || lower === 'for' || lower === 'of');
}

/** The ends of the phrases that start at `from`, the shortest first: "the work", "the work of the Group". */
function ends(tokens: readonly Token[], from: number): number[] {
  const found: number[] = [];
  let to = simpleEnd(tokens, from);
  while (to > from) {
    if (found.at(-1) === to) break;
    found.push(to);
    const joins =
      (tokens[to]?.partOfSpeech === 'ADP' && joinsName(tokens, from, to)) || isNameConjunction(tokens, from, to);
    const next = joins ? simpleEnd(tokens, to + 1) : to;
    if (next > to + 1) to = next;
  }
  return found;
}

/** "Principles and Actions on Cyber": capitals on both sides, no determiner after. */
function isNameConjunction(tokens: readonly Token[], from: number, at: number): boolean {
  const [first, last, and, next] = [tokens[from], tokens[at - 1], tokens[at], tokens[at + 1]];
  return (
    first?.partOfSpeech === 'DET' &&
    and?.lower === 'and' &&
    last !== undefined &&
    isCapitalised(last) &&
    next !== undefined &&
    isCapitalised(next)
  );
}

export function describe(source: string, tokens: readonly Token[], range: TokenRange, isNested = false): NounPhrase {
  const inside = tokens.slice(range.from, range.to);
  const boundary = inside.findIndex((token, i) => i > 0 && token.partOfSpeech === 'ADP');
  const core = (boundary < 0 ? inside : inside.slice(0, boundary)).filter(({ text }) => !/^[()"“”]$/.test(text));
  const headToken = core.at(-1) ?? inside[0];
  const head = (headToken?.partOfSpeech === 'PROPN' ? headToken.lower : headToken?.lemma) ?? '';
  const first = inside[0];
  const isNumber = headToken?.partOfSpeech === 'NUM';
  const isCapital = headToken !== undefined && range.from > 0 && isCapitalised(headToken);
  const beforeNumber = isNumber ? core.at(-2) : undefined;
  const isDate = TIME_NOUNS.has(beforeNumber?.lower ?? '');
  // "Apollo 11" is a name although it ends in a number, and "14 June 2021" is none.
  const isName = isCapital || [headToken, isDate ? null : beforeNumber].some((it) => it?.partOfSpeech === 'PROPN');
  const isYear = headToken !== undefined && /^(?:1\d|20)\d\d$/.test(headToken.text);
  const isTime = isDate || (isYear && !isName) || TIME_NOUNS.has(head) || TIME_NOUNS.has(head.replace(/s$/, ''));
  const kind = isTime ? 'time' : isName ? 'name' : isNumber ? 'number' : 'thing';
  const before = tokens[range.from - 1];
  const isTitled = isName && isTitledPerson(core);
  return {
    ...range,
    text: textOf(source, tokens, range),
    head,
    kind,
    isPlural:
      core.some(({ lower }, i) => (lower === 'and' || lower === ',') && !joinsAdjectives(core, i)) ||
      (isTitled ? false : plural(headToken, isName)),
    isDefinite: first !== undefined && (isPointing(first) || /^(?:the|both)$/.test(first.lower)),
    isPerson: isPersonNoun(head) || isTitled,
    isEvent: EVENT_NOUNS.has(head) || (isName && core.some(({ lower }) => EVENT_NOUNS.has(lower))),
    isText:
      TEXT_NOUNS.has(head) ||
      core.some((token) => isQuote(token)) ||
      core.some(({ lower }) => isName && TEXT_NOUNS.has(lower)),
    isGroup: GROUP_NOUNS.has(head) || isName,
    isPronoun: range.to - range.from === 1 && first?.partOfSpeech === 'PRON',
    isNested,
    preposition: before !== undefined && isPreposition(before, isTime) ? before.lower : null,
  };
}

/** Of a phrase that follows. The tagger takes "since 2021" for the beginning of a clause, and "To Oslo?" for that of a verb. */
function isPreposition({ partOfSpeech, lower }: Token, isBeforeTime: boolean): boolean {
  return partOfSpeech === 'ADP' || lower === 'to' || (lower === 'since' && isBeforeTime);
}

function plural(head: Token | undefined, isName: boolean): boolean | null {
  if (head === undefined) return null;
  if (head.lower === 'people' || head.lower === 'police') return true;
  const looksPlural = head.lower.endsWith('s') && !/(?:ss|us|is)$/.test(head.lower);
  if (isName) return looksPlural ? null : false;
  return (looksPlural && head.lemma !== head.lower) || /^(?:men|women|children|criteria|media|data)$/.test(head.lower);
}

/** The noun phrases of a text in order of their start; a phrase inside another follows it and is marked. */
export function nounPhrases(source: string, tokens: readonly Token[], from = 0, to = tokens.length): NounPhrase[] {
  const found: NounPhrase[] = [];
  let at = from;
  while (at < to) {
    const reached = ends(tokens, at).filter((end) => end <= to);
    const longest = reached.at(-1);
    if (longest === undefined) {
      at++;
      continue;
    }
    found.push(describe(source, tokens, { from: at, to: longest }));
    if (reached.length > 1) found.push(...innerPhrases(source, tokens, at, reached));
    at = longest;
  }
  return coordinate(source, tokens, found);
}

/** Those that start at one token or right after it, the longest first, without reading all of a long text for them. */
export function nounPhrasesAt(source: string, tokens: readonly Token[], at: number): NounPhrase[] {
  const near = nounPhrases(source, tokens.slice(0, at + LONGEST_PHRASE), at);
  return near.filter(({ from }) => from === at || from === at + 1);
}

function innerPhrases(
  source: string,
  tokens: readonly Token[],
  from: number,
  reached: readonly number[],
): NounPhrase[] {
  return reached.slice(0, -1).flatMap((end, i) => {
    const next = reached[i + 1] ?? end;
    return [
      { from, to: end },
      { from: end + 1, to: next },
    ].map((range) => describe(source, tokens, range, true));
  });
}

/** Joins "Japan" and "the EU" in "Japan and the EU", and lists with commas; the parts are nested then. */
function coordinate(source: string, tokens: readonly Token[], phrases: readonly NounPhrase[]): NounPhrase[] {
  const outer = phrases.filter(({ isNested }) => !isNested);
  const joined: NounPhrase[] = [];
  for (let i = 0; i < outer.length; i++) {
    let last = i;
    while (isJoined(tokens, outer.slice(last, last + 2), last > i)) last++;
    const [first, end] = [outer[i], outer[last]];
    const and =
      end === undefined
        ? undefined
        : tokens.slice(first?.from, end.to).some(({ lower }) => lower === 'and' || lower === 'or');
    if (last > i && and === true && first !== undefined && end !== undefined) {
      joined.push(describe(source, tokens, { from: first.from, to: end.to }));
    }
    i = last;
  }
  const inJoined = (phrase: NounPhrase): boolean =>
    joined.some(({ from, to }) => from <= phrase.from && phrase.to <= to);
  const all = [...joined, ...phrases.map((phrase) => (inJoined(phrase) ? { ...phrase, isNested: true } : phrase))];
  return all.sort((a, b) => a.from - b.from || b.to - a.to);
}

/** @param isInList After a first comma; without one, ", and" begins another clause. */
function isJoined(tokens: readonly Token[], [a, b]: readonly NounPhrase[], isInList: boolean): boolean {
  if (a === undefined || b === undefined) return false;
  const between = tokens.slice(a.to, b.from).map(({ lower }) => lower);
  return (
    between.length > 0 &&
    between.length <= (isInList ? 2 : 1) &&
    between.every((word) => word === ',' || word === 'and' || word === 'or')
  );
}
