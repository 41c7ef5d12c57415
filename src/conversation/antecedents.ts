import { analyseAnswer, isSameNoun } from './answer-phrase.js';
import { agrees, score, type Candidate, type Reference, type Role } from './antecedent-fit.js';
import { insideSentence, pluralised, possessive } from './inflection.js';
import type { NounPhrase } from './noun-phrases.js';
import { textFrom, type QuestionFrame } from './question-frame.js';
import { answeredWith, type EarlierTurn } from './turns.js';
import {
  ADJUNCT_NOUNS,
  BE,
  EVENT_NOUNS,
  GROUP_NOUNS,
  isIndefinitePerson,
  isPersonNoun,
  MIND_VERBS,
  TEXT_NOUNS,
  TOWN_NOUNS,
} from './word-classes.js';

/** What a reference stands for, in words that fit into a sentence. */
export type Antecedent = Pick<NounPhrase, 'text' | 'isPlural'>;

/**
 * The phrase that a reference most probably stands for: number and animacy must agree; then the more salient role, the
 * same role as the reference's own and what its verb asks for decide (Lappin and Leass, 1994), the latest turn first.
 */
export async function antecedent(reference: Reference, turns: readonly EarlierTurn[]): Promise<Antecedent | null> {
  for (const turn of [...turns].reverse()) {
    if (isSameThey(reference, turn)) return null;
    // The town may be the one of the answer, or the one that was looked for.
    if (turn.frame.questionPhrase?.word === 'where' && TOWN_NOUNS.has(reference.noun ?? '')) return null;
    const fitting = candidates(turn)
      .map((candidate) => ({ candidate, score: score(reference, candidate) }))
      .filter(({ score: value }) => value > 0)
      .sort((a, b) => b.score - a.score);
    for (const { candidate } of fitting) {
      const found = await textFor(candidate, reference, turn);
      if (found !== null && !isTaken(found, reference)) return found;
    }
  }
  return null;
}

/** "The Global Forum" fills another place of the clause where "the Global Forum for Cyber Expertise" does. */
function isTaken({ text }: Antecedent, { taken }: Reference): boolean {
  return taken.some((other) => ` ${other} `.includes(` ${text.toLowerCase()} `));
}

/** "Do they want it?" after "Do they talk about measures?": who acts is as a rule still the same, whoever that is. */
function isSameThey({ isPlural, role, noun, verb }: Reference, { frame: { subject } }: EarlierTurn): boolean {
  const isActor = isPlural === true && role === 'subject' && noun === null && MIND_VERBS.has(verb ?? '');
  return isActor && subject?.text.toLowerCase() === 'they';
}

async function textFor(
  { phrase, read }: Candidate,
  reference: Reference,
  { frame }: EarlierTurn,
): Promise<Antecedent | null> {
  if (read === null) return { text: definite(phrase.text, frame), isPlural: phrase.isPlural };
  const found = await read();
  // The question has told whether its noun agrees: which agreement it was needn't be seen in "the Peace of Westphalia".
  const { noun } = reference;
  // Who leads a country is not that country: a name alone doesn't tell which of the two it is.
  const asksWho = phrase.head === '' && phrase.isPerson;
  const head = found?.head ?? '';
  const canBeWho = noun === null || isPersonNoun(noun) || GROUP_NOUNS.has(head) || isSameNoun(noun, head);
  if (asksWho && !canBeWho) return null;
  const asked = { ...reference, noun: phrase.head === '' ? noun : null };
  if (found !== null && agrees(asked, found, true))
    return { text: definite(found.text, frame), isPlural: found.isPlural };
  const description = found === null ? descriptionOf(frame, reference) : null;
  return description === null ? null : { text: description, isPlural: reference.isPlural };
}

/** Said again, "a merger" is "the merger", and what was called its subject's own is still that. */
export function definite(text: string, { subject }: QuestionFrame): string {
  const owner = subject === null || subject.isPronoun || subject.text === text ? null : insideSentence(subject.text);
  const owned = owner === null ? text : text.replace(/^(?:its|their|his|her) /i, () => `${possessive(owner)} `);
  return owned.replace(/^(?:an?|any|some) /i, 'the ');
}

/** Without an answer: "the treaty that was signed", "the person who wrote Hamlet". */
function descriptionOf({ text, tokens, questionPhrase, gap }: QuestionFrame, { isPlural }: Reference): string | null {
  if (questionPhrase === null) return null;
  if (gap !== 'subject')
    return questionPhrase.noun === null || questionPhrase.word === 'how' ? null : `the ${questionPhrase.noun}`;
  const clause = textFrom({ text, tokens }, questionPhrase.to);
  if (questionPhrase.noun !== null && questionPhrase.word !== 'how') return `the ${questionPhrase.noun} that ${clause}`;
  if (questionPhrase.word === 'who')
    return isPlural === true
      ? `those who ${pluralised(clause, tokens[questionPhrase.to])}`
      : `the person who ${clause}`;
  return null;
}

function candidates(turn: EarlierTurn): Candidate[] {
  const { frame } = turn;
  const ofQuestion = frame.phrases
    .filter(
      ({ isPronoun, kind, from, text, head, preposition }) =>
        !isPronoun &&
        !isOfLightVerb(frame, from, text) &&
        !(preposition !== null && ADJUNCT_NOUNS.has(head)) &&
        kind !== 'time' &&
        kind !== 'number',
    )
    .map((phrase): Candidate => {
      const isTopic = frame.phrases.some(
        (outer) => isProperty(frame, outer) && outer.to === phrase.to && outer.from < phrase.from,
      );
      return {
        phrase: {
          ...phrase,
          isNested: isProperty(frame, phrase) || (phrase.isNested && !isTopic),
          isPerson: phrase.isPerson || isWho(frame, phrase),
        },
        role: isTopic ? 'subject' : roleOf(frame, phrase),
        isAnswer: false,
        read: null,
      };
    });
  const { questionPhrase, gap } = frame;
  if (asksForAnyone(frame)) {
    const read = async (): Promise<NounPhrase | null> => (await answeredWith(turn)) ?? subjectOf(await turn.answer());
    return [...ofQuestion, { phrase: { ...askedFor(frame), isPerson: true }, role: 'subject', isAnswer: true, read }];
  }
  if (questionPhrase === null || questionPhrase.isAdverbial || gap === null || asksWhatIsSaid(frame)) return ofQuestion;
  const role = gap === 'object' || frame.isPassive ? 'object' : 'subject';
  const read = (): Promise<NounPhrase | null> => answeredWith(turn);
  return [...ofQuestion, { phrase: askedFor(frame), role, isAnswer: true, read }];
}

/** "who was anton reval": one by that name, whether or not it is written with capitals. */
function isWho(
  { questionPhrase, gap, subject, tokens }: QuestionFrame,
  { from, isPlural, isGroup }: NounPhrase,
): boolean {
  const isAskedFor = questionPhrase?.word === 'who' && gap === 'predicate' && subject?.from === from;
  return isAskedFor && isPlural === false && !isGroup && tokens[from]?.partOfSpeech === 'NOUN';
}

/** "Did anyone disagree?" asks who did. */
function asksForAnyone({ questionPhrase, subject }: QuestionFrame): boolean {
  return questionPhrase === null && isIndefinitePerson(subject?.text.toLowerCase() ?? '');
}

/** "Maria Lopez" of "Maria Lopez is responsible for privacy". */
function subjectOf(answer: string | null): NounPhrase | null {
  if (answer === null) return null;
  const { tokens, phrases } = analyseAnswer(answer);
  const [first] = phrases;
  return first?.preposition === null && BE.has(tokens[first.to]?.lower ?? '') ? first : null;
}

/** "What do they say about the Internet?": the talk is of the Internet, and not of what the answer says of it. */
function asksWhatIsSaid({ questionPhrase, gap, verb, tokens, phrases }: QuestionFrame): boolean {
  const lemma = tokens[verb ?? -1]?.lemma ?? '';
  const isOfWhat = questionPhrase?.word === 'what' && questionPhrase.noun === null && gap === 'object';
  return (
    isOfWhat &&
    /^(?:say|state|think|know)$/.test(lemma) &&
    phrases.some(({ preposition }) => /^(?:about|of|on)$/.test(preposition ?? ''))
  );
}

/** "The role of the council" in "What is the role of the council?" is what is asked for; the talk is of the council. */
function isProperty(
  { gap, text, subject }: QuestionFrame,
  { from, kind, isPerson, text: phrase }: NounPhrase,
): boolean {
  return (
    gap === 'predicate' &&
    subject?.from === from &&
    kind === 'thing' &&
    !isPerson &&
    text.includes(`${subject.text.split(' of ')[0] ?? ''} of `) &&
    subject.text.startsWith(phrase)
  );
}

/** "Take place", "take part": no thing that one could talk of. */
function isOfLightVerb({ tokens }: QuestionFrame, from: number, text: string): boolean {
  return tokens[from - 1]?.lemma === 'take' && /^(?:place|part|action|over|effect)$/.test(text);
}

function askedFor({ questionPhrase }: QuestionFrame): Candidate['phrase'] {
  const head = questionPhrase?.nounHead ?? '';
  const isPerson = (questionPhrase?.word ?? '').startsWith('who') || isPersonNoun(head);
  const isPlural = questionPhrase?.isNounPlural ?? null;
  const kinds = { isEvent: EVENT_NOUNS.has(head), isText: TEXT_NOUNS.has(head), isGroup: true };
  return {
    ...kinds,
    text: '',
    head,
    kind: 'thing',
    isPlural,
    isPerson,
    isDefinite: true,
    isPronoun: false,
    isNested: false,
    preposition: null,
  };
}

function roleOf({ subject, isPassive }: QuestionFrame, { from, preposition }: NounPhrase): Role {
  if (subject?.from === from) return isPassive ? 'object' : 'subject';
  return preposition === null ? 'object' : 'oblique';
}
