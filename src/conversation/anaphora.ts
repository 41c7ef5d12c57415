import { analyseAnswer, isSameNoun } from './answer-phrase.js';
import type { Reference } from './antecedent-fit.js';
import { antecedent, definite, type Antecedent } from './antecedents.js';
import { agreeing, insideSentence, possessive } from './inflection.js';
import { nounPhrases, textOf, type NounPhrase } from './noun-phrases.js';
import { amountOf, countable, withNoun } from './one-anaphora.js';
import { place } from './place.js';
import type { QuestionFrame } from './question-frame.js';
import type { Anaphor } from './references.js';
import { answeredWith, type EarlierTurn } from './turns.js';
import { GROUP_NOUNS, isPersonNoun, PERSON_PRONOUNS, PLURAL_PRONOUNS, STATIVE_VERBS } from './word-classes.js';

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What these stand for fills a place of the clause, "there" too: who meets there is somebody else. */
const FILLING: ReadonlySet<Anaphor['kind']> = new Set(['pronoun', 'some', 'place']);

/** What fills a place of the clause. */
interface Filled {
  readonly isSubject: boolean;
  readonly text: string;
}

/**
 * A question with the words that point back replaced by what they stand for; those whose antecedent isn't found stay. A
 * subject does nothing to itself ("did she oppose it"), or its clause would say "herself".
 */
export async function resolveMentions(
  frame: QuestionFrame,
  found: readonly Anaphor[],
  turns: readonly EarlierTurn[],
): Promise<string> {
  const { subject } = frame;
  const edits: Edit[] = [];
  const filled = filledAlready(frame);
  for (const anaphor of surestFirst(frame, found)) {
    const isSubject = anaphor.from === subject?.from;
    const taken = filled.filter((other) => other.isSubject !== isSubject).map(({ text }) => text.toLowerCase());
    const antecedentFound = await replacement(frame, anaphor, turns, taken);
    if (antecedentFound === null) continue;
    const { from, to } = anaphor;
    const text = insideSentence(antecedentFound.text);
    edits.push({ from, to, text }, ...agreement(frame, anaphor, antecedentFound));
    if (isSubject || FILLING.has(anaphor.kind)) filled.push({ isSubject, text });
  }
  return applied(frame, edits);
}

/** The subject, and what is asked for: "which rights do they respect" has rights respected by others. */
function filledAlready({ subject, questionPhrase, gap }: QuestionFrame): Filled[] {
  const asked = questionPhrase?.noun ?? null;
  return [
    ...(subject === null || subject.isPronoun ? [] : [{ isSubject: true, text: subject.text }]),
    ...(asked === null || gap === null ? [] : [{ isSubject: gap === 'subject', text: asked }]),
  ];
}

/** "Did they inform him?": "him" stands for one person, and "it" for one thing; "they" for whoever else there is. */
function surestFirst({ tokens }: QuestionFrame, found: readonly Anaphor[]): Anaphor[] {
  const rank = ({ from }: Anaphor): number => {
    const word = tokens[from]?.lower ?? '';
    return PERSON_PRONOUNS.has(word) ? 0 : PLURAL_PRONOUNS.has(word) ? 2 : 1;
  };
  return [...found].sort((a, b) => rank(a) - rank(b));
}

function applied({ text, tokens }: QuestionFrame, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((written, edit) => {
      const [first, last] = [tokens[edit.from], tokens[edit.to - 1]];
      return first === undefined || last === undefined
        ? written
        : written.slice(0, first.start) + edit.text + written.slice(last.end);
    }, text);
}

function replacement(
  frame: QuestionFrame,
  anaphor: Anaphor,
  turns: readonly EarlierTurn[],
  taken: readonly string[],
): Promise<Antecedent | null> {
  switch (anaphor.kind) {
    case 'pronoun':
      return antecedent({ ...referenceOf(frame, anaphor), taken }, turns);
    case 'possessive':
      return possessed(frame, anaphor, turns);
    case 'noun':
      return repeated(frame, anaphor, turns);
    case 'definite':
      return fullerName(frame, anaphor, turns);
    case 'place':
      return place(turns);
    case 'latter':
      return oneOfTwo(frame, anaphor, turns);
    case 'one':
      return Promise.resolve(counted(frame, anaphor, turns));
    case 'some':
      return Promise.resolve(amount(frame, anaphor, turns));
  }
}

/** The auxiliary agrees with what takes the pronoun's place: "are they" may become "is the company". */
function agreement({ tokens, auxiliary, subject }: QuestionFrame, anaphor: Anaphor, { isPlural }: Antecedent): Edit[] {
  const token = auxiliary === null ? undefined : tokens[auxiliary];
  if (token === undefined || auxiliary === null || subject?.from !== anaphor.from || isPlural === null) return [];
  const text = agreeing(token.text, isPlural);
  return text === token.text ? [] : [{ from: auxiliary, to: auxiliary + 1, text }];
}

function referenceOf(frame: QuestionFrame, { from, to }: Anaphor): Reference {
  const { text, tokens, subject, verb, questionPhrase, phrases } = frame;
  const word = tokens[from]?.lower ?? '';
  const noun = to - from > 1 ? (tokens[to - 1]?.lemma ?? null) : null;
  const preposition = tokens[from - 1]?.partOfSpeech === 'ADP' ? (tokens[from - 1]?.lower ?? null) : null;
  const phrase = nounPhrases(text, tokens, from).find(({ from: start }) => start === from);
  const lemma = verb === null ? null : (tokens[verb]?.lemma ?? null);
  const isCopula = subject?.from === from && verb === null && phrases.length <= 1 && subject.to >= tokens.length;
  const isActor = !frame.isPassive && !STATIVE_VERBS.has(lemma ?? '');
  const isOfBe = verb === null || lemma === 'be';
  const role =
    subject?.from === from
      ? isOfBe
        ? null
        : isActor
          ? 'subject'
          : 'object'
      : preposition === null
        ? 'object'
        : 'oblique';
  return {
    isPlural: PLURAL_PRONOUNS.has(word)
      ? true
      : noun !== null && phrase !== undefined
        ? phrase.isPlural
        : /^(?:it|this|that|he|she|him|her|its)$/.test(word)
          ? false
          : null,
    isPair: word === 'both',
    isPerson: noun === null ? isPersonPronoun(word) : isPersonNoun(noun) || (GROUP_NOUNS.has(noun) ? null : false),
    ...{ noun, role, verb: lemma },
    asksForIdentity:
      (questionPhrase !== null && !questionPhrase.isAdverbial && isCopula) || lemma === 'mean' || lemma === 'stand',
    taken: [],
  };
}

/** Null where it may stand for both. */
function isPersonPronoun(word: string): boolean | null {
  if (PERSON_PRONOUNS.has(word)) return true;
  return /^(?:it|its|this|that)$/.test(word) ? false : null;
}

/** "Its members": "the members of the council", or "Japan’s members". */
async function possessed(
  frame: QuestionFrame,
  anaphor: Anaphor,
  turns: readonly EarlierTurn[],
): Promise<Antecedent | null> {
  const { tokens } = frame;
  const owner = await antecedent({ ...referenceOf(frame, { ...anaphor, to: anaphor.from + 1 }), role: null }, turns);
  if (owner === null) return null;
  const name = insideSentence(owner.text);
  const own = textOf(frame.text, tokens, { from: anaphor.from + 1, to: anaphor.to });
  const text =
    name.split(' ').length <= 2 && /^\p{Lu}/u.test(name) ? `${possessive(name)} ${own}` : `the ${own} of ${name}`;
  return { text, isPlural: null };
}

/** The phrase of earlier questions, or what they asked for, whose head is this noun, the latest first. */
async function withSameNoun(noun: string, turns: readonly EarlierTurn[]): Promise<NounPhrase | null> {
  for (const turn of [...turns].reverse()) {
    const { frame } = turn;
    if (isSameNoun(frame.questionPhrase?.nounHead ?? '', noun)) {
      const answered = await answeredWith(turn);
      if (answered !== null) return answered;
    }
    const same = frame.phrases.find((phrase) => isSameNoun(phrase.head, noun));
    if (same !== undefined) return { ...same, text: definite(same.text, frame) };
  }
  return null;
}

async function inLastAnswer(noun: string, turns: readonly EarlierTurn[]): Promise<NounPhrase | null> {
  const answer = (await turns.at(-1)?.answer()) ?? null;
  return answer === null
    ? null
    : (analyseAnswer(answer).phrases.find((phrase) => isSameNoun(phrase.head, noun) && phrase.to - phrase.from > 2) ??
        null);
}

async function repeated(
  frame: QuestionFrame,
  anaphor: Anaphor,
  turns: readonly EarlierTurn[],
): Promise<Antecedent | null> {
  const noun = frame.tokens[anaphor.to - 1]?.lemma ?? '';
  return (
    (await withSameNoun(noun, turns)) ??
    (await inLastAnswer(noun, turns)) ??
    antecedent(referenceOf(frame, anaphor), turns)
  );
}

/** "The summit" after "the G7 summit". A group that no question named may be the one that the last answer named. */
async function fullerName(
  { tokens }: QuestionFrame,
  anaphor: Anaphor,
  turns: readonly EarlierTurn[],
): Promise<NounPhrase | null> {
  const noun = tokens[anaphor.to - 1]?.lemma ?? '';
  const found = (await withSameNoun(noun, turns)) ?? (GROUP_NOUNS.has(noun) ? await inLastAnswer(noun, turns) : null);
  return found !== null && found.to - found.from > 2 ? found : null;
}

async function oneOfTwo(
  { tokens }: QuestionFrame,
  anaphor: Anaphor,
  turns: readonly EarlierTurn[],
): Promise<Antecedent | null> {
  const last = turns.at(-1);
  if (last === undefined) return null;
  const answered = await last.answer();
  const isPair = ({ text, isNested }: NounPhrase): boolean => !isNested && / and | or /.test(text);
  const inAnswer = answered === null ? undefined : analyseAnswer(answered).phrases.find(isPair);
  const pair = last.frame.phrases.find(isPair) ?? inAnswer;
  const parts = pair?.text.split(/,? (?:and|or) /);
  const text = tokens[anaphor.to - 1]?.lower === 'latter' ? parts?.at(-1) : parts?.[0];
  return text === undefined ? null : { text, isPlural: null };
}

/** "The next one" is of what was talked of last; after "which bodies took part" that is the meeting, since bodies are several. */
function counted(frame: QuestionFrame, anaphor: Anaphor, turns: readonly EarlierTurn[]): Antecedent | null {
  const isOne = frame.tokens[anaphor.to - 1]?.lower === 'one';
  const countables = [...turns].reverse().flatMap((turn) => {
    const noun = countable(turn.frame);
    return noun === null ? [] : [{ frame: turn.frame, noun }];
  });
  const found = countables.find(({ noun }) => !isOne || noun.isPlural !== true) ?? countables[0];
  return found === undefined ? null : { text: withNoun(frame, anaphor, found.frame, found.noun), isPlural: null };
}

function amount({ tokens }: QuestionFrame, { from }: Anaphor, turns: readonly EarlierTurn[]): Antecedent | null {
  const earlier = turns.at(-1)?.frame;
  const text = earlier === undefined ? null : amountOf(tokens[from]?.lower ?? '', earlier);
  return text === null ? null : { text, isPlural: null };
}
