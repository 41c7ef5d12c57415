import { nounPhrases, textOf, type NounPhrase, type TokenRange } from './noun-phrases.js';
import { isNominal, tokensOf, type Token } from './tokens.js';
import {
  ADVERBIAL_QUESTION_WORDS,
  BE,
  CONNECTIVES,
  DEMONSTRATIVE,
  DO,
  MODALS,
  OPENERS,
  ORDINALS,
  QUESTION_WORDS,
} from './word-classes.js';

/** "Which G7 summit", "when", "by whom", "how many goals". */
export interface QuestionPhrase extends TokenRange {
  readonly text: string;
  /** The question word itself. */
  readonly word: string;
  /** Asks for when, where, why or how, not for somebody or something. */
  readonly isAdverbial: boolean;
  /** What is asked for, where the phrase names it: "G7 summit". */
  readonly noun: string | null;
  readonly nounHead: string | null;
  readonly isNounPlural: boolean | null;
}

/** What the question phrase stands for in its clause. */
type Gap = 'subject' | 'object' | 'predicate' | null;

/** A question taken apart by the order of its words. */
export interface QuestionFrame {
  /** Without connectives before it and marks after it. */
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly questionPhrase: QuestionPhrase | null;
  readonly gap: Gap;
  readonly auxiliary: number | null;
  readonly subject: NounPhrase | null;
  readonly verb: number | null;
  readonly isPassive: boolean;
  readonly phrases: readonly NounPhrase[];
}

const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/\b(who|what|where|when|why|how|it|that|there|he|she)['’]s\b/giu, '$1 is'],
  [/\b(who|what|where|when|why|how|they|those|these)['’]re\b/giu, '$1 are'],
  [/\b(who|what|where|when|why|how|it|that|they|he|she)['’]ll\b/giu, '$1 will'],
];

/** A question without contractions after its question word, connectives before it and marks after it. */
export function plainForm(question: string): string {
  const written = CONTRACTIONS.reduce(
    (text, [pattern, expansion]) => text.replace(pattern, expansion),
    question.trim(),
  );
  const words = written.replace(/[\s?!.…]+$/u, '').split(/\s+/);
  const isConnective = (word: string): boolean => {
    const bare = word.toLowerCase().replace(/[,.!…–-]+$/u, '');
    return CONNECTIVES.has(bare) || (OPENERS.has(bare) && bare.length < word.length);
  };
  const first = words.findIndex((word) => !isConnective(word));
  return words.slice(Math.max(first, 0)).join(' ');
}

function isAuxiliary(token: Token | undefined): boolean {
  if (token === undefined) return false;
  return (
    DO.has(token.lower) || BE.has(token.lower) || MODALS.has(token.lower) || /^(?:has|have|had)$/.test(token.lower)
  );
}

function findQuestionPhrase(text: string, tokens: readonly Token[]): QuestionPhrase | null {
  const at = tokens.findIndex(({ lower }) => QUESTION_WORDS.has(lower));
  const token = tokens[at];
  const before = tokens.slice(0, Math.max(at, 0));
  if (
    token === undefined ||
    before.length > 1 ||
    before.some(({ partOfSpeech }) => partOfSpeech !== 'ADP' && partOfSpeech !== 'SCONJ')
  )
    return null;
  const to = questionPhraseEnd(tokens, at);
  const range = { from: 0, to };
  const after = tokens[at + 1];
  const isQuantity = token.lower === 'how' && /^(?:many|much)$/.test(after?.lower ?? '');
  const nounFrom = isQuantity ? at + 2 : at + 1;
  const takesNoun = isQuantity || /^(?:what|which|whose)$/.test(token.lower);
  const noun = takesNoun && to > nounFrom ? textOf(text, tokens, { from: nounFrom, to }) : null;
  const isAdverbial =
    before.length > 0 || (ADVERBIAL_QUESTION_WORDS.has(token.lower) && !(isQuantity && noun !== null));
  const head = noun === null ? undefined : nounPhrases(text, tokens, nounFrom, to)[0];
  return {
    ...range,
    text: textOf(text, tokens, range),
    word: token.lower,
    isAdverbial,
    noun,
    nounHead: head?.head ?? null,
    isNounPlural: head?.isPlural ?? null,
  };
}

function questionPhraseEnd(tokens: readonly Token[], at: number): number {
  const word = tokens[at]?.lower;
  let to = at + 1;
  if (word === 'how') {
    while (/^(?:ADJ|ADV)$/.test(tokens[to]?.partOfSpeech ?? '') && !isAuxiliary(tokens[to])) to++;
    if (!/^(?:many|much)$/.test(tokens[at + 1]?.lower ?? '')) return to;
  } else if (!/^(?:what|which|whose)$/.test(word ?? '')) {
    return /^(?:exactly|precisely|else)$/.test(tokens[to]?.lower ?? '') ? to + 1 : to;
  }
  while (to < tokens.length && isInQuestionNoun(tokens, to, at + 1)) to++;
  return to;
}

function isInQuestionNoun(tokens: readonly Token[], at: number, from: number): boolean {
  const token = tokens[at];
  if (token === undefined || isAuxiliary(token)) return false;
  if (token.partOfSpeech === 'ADP') return token.lower === 'of' && at > from;
  if (token.partOfSpeech === 'DET') return tokens[at - 1]?.lower === 'of';
  return (
    isNominal(token) ||
    /^(?:ADJ|NUM|PUNCT)$/.test(token.partOfSpeech) ||
    (token.partOfSpeech === 'CCONJ' && isNominal(tokens[at - 1] ?? token))
  );
}

/** Takes a question apart: question phrase, auxiliary, subject, main verb, as English orders them (Quirk et al., 1985, 11.4–11.23). */
export function frameOf(question: string): QuestionFrame {
  const text = plainForm(question);
  const tokens = tokensOf(text);
  const questionPhrase = findQuestionPhrase(text, tokens);
  const start = questionPhrase?.to ?? 0;
  const auxiliary = isAuxiliary(tokens[start]) ? start : null;
  const clause = auxiliary === null ? start : start + 1;
  const phrases = nounPhrases(text, tokens, start);
  const bare = {
    text,
    tokens,
    questionPhrase,
    auxiliary,
    phrases,
    gap: null,
    subject: null,
    verb: null,
    isPassive: false,
  };
  if (auxiliary === null) {
    if (questionPhrase === null || questionPhrase.isAdverbial) return bare;
    const verb = tokens[start]?.partOfSpeech === 'VERB' ? start : null;
    return verb === null ? bare : { ...bare, gap: 'subject', verb };
  }
  return invertedFrame(bare, auxiliary, clause);
}

function invertedFrame(bare: QuestionFrame, auxiliary: number, clause: number): QuestionFrame {
  const { text, tokens, questionPhrase } = bare;
  const isBe = BE.has(tokens[auxiliary]?.lower ?? '');
  const subject = subjectAt(bare, auxiliary, clause);
  if (subject === null) {
    const verb = firstVerb(tokens, clause);
    const isPassive = isBe && verb !== null;
    return {
      ...bare,
      gap: questionPhrase !== null && !questionPhrase.isAdverbial ? 'subject' : null,
      verb: verb ?? auxiliary,
      isPassive,
    };
  }
  const verb =
    isBe || !needsVerb(tokens, auxiliary)
      ? firstVerb(tokens, subject.to)
      : (firstVerb(tokens, subject.to) ?? (subject.to < tokens.length ? subject.to : null));
  const isPredicate = isBe && verb === null;
  const from = verb === null ? subject.to : verb + 1;
  const phrases = [
    ...bare.phrases
      .filter(({ from: at, to }) => at >= subject.from && to <= subject.to && to - at < subject.to - subject.from)
      .map((phrase) => ({ ...phrase, isNested: true })),
    ...nounPhrases(text, tokens, from),
  ];
  const asksArgument = questionPhrase !== null && !questionPhrase.isAdverbial;
  const gap = !asksArgument ? null : isPredicate ? 'predicate' : 'object';
  return {
    ...bare,
    gap,
    subject,
    verb,
    isPassive: isBe && verb !== null && !/ing$/.test(tokens[verb]?.lower ?? ''),
    phrases: [subject, ...phrases],
  };
}

function needsVerb(tokens: readonly Token[], auxiliary: number): boolean {
  const word = tokens[auxiliary]?.lower ?? '';
  return DO.has(word) || MODALS.has(word);
}

function firstVerb(tokens: readonly Token[], from: number): number | null {
  const at = tokens.findIndex(
    ({ partOfSpeech, lower }, i) =>
      i >= from &&
      (partOfSpeech === 'VERB' ||
        (partOfSpeech === 'AUX' && i > from - 1 && lower === 'be' && !isFollowedByVerb(tokens, i))),
  );
  return at < 0 ? null : at;
}

function isFollowedByVerb(tokens: readonly Token[], at: number): boolean {
  return tokens[at + 1]?.partOfSpeech === 'VERB';
}

/** The subject after an auxiliary. The tagger takes many a bare verb for a noun, so that after do-support one must be left. */
function subjectAt({ text, tokens, phrases }: QuestionFrame, auxiliary: number, clause: number): NounPhrase | null {
  const negated = /^(?:n['’]t|not)$/.test(tokens[clause]?.lower ?? '') ? clause + 1 : clause;
  const pronoun = tokens[negated];
  if (
    pronoun !== undefined &&
    (pronoun.partOfSpeech === 'PRON' || pronoun.lower === 'there' || DEMONSTRATIVE.has(pronoun.lower)) &&
    !nounPhrases(text, tokens, negated).some(({ from }) => from === negated)
  ) {
    return nounPhraseOf(text, tokens, negated, negated + 1);
  }
  const found = phrases.find(({ from, isNested }) => from === negated && !isNested);
  if (found === undefined) return null;
  if (needsVerb(tokens, auxiliary)) return beforeHiddenVerb(text, tokens, found);
  return BE.has(tokens[auxiliary]?.lower ?? '') && firstVerb(tokens, found.to) === null && !hasPredicate(tokens, found)
    ? nounPhraseOf(text, tokens, found.from, trimmedEnd(tokens))
    : found;
}

/** "Is the agreement binding", "How long is the river": an adjective after the subject is not part of it. */
function hasPredicate(tokens: readonly Token[], subject: NounPhrase): boolean {
  const rest = tokens.slice(subject.to);
  return rest[0] !== undefined && rest[0].partOfSpeech !== 'ADP';
}

/** "What is the agreement about": a preposition left at the end belongs to the question phrase. */
function trimmedEnd(tokens: readonly Token[]): number {
  return tokens.at(-1)?.partOfSpeech === 'ADP' ? tokens.length - 1 : tokens.length;
}

function beforeHiddenVerb(text: string, tokens: readonly Token[], found: NounPhrase): NounPhrase {
  const next = tokens[found.to];
  if (firstVerb(tokens, found.to) !== null || found.to - found.from < 2) return found;
  if (next !== undefined && /^(?:ADJ|NOUN)$/.test(next.partOfSpeech)) return found;
  for (let at = found.to - 1; at > found.from; at--) {
    const [token, before] = [tokens[at], tokens[at - 1]];
    if (
      token?.partOfSpeech === 'NOUN' &&
      before !== undefined &&
      (isNominal(before) || ORDINALS.has(before.lower)) &&
      token.text === token.lower
    ) {
      return nounPhraseOf(text, tokens, found.from, at);
    }
  }
  return found;
}

function nounPhraseOf(text: string, tokens: readonly Token[], from: number, to: number): NounPhrase {
  const whole = nounPhrases(text, tokens.slice(0, to), from, to).find(
    (phrase) => phrase.from === from && phrase.to === to,
  );
  return whole ?? { ...describePlain(text, tokens, from, to) };
}

function describePlain(text: string, tokens: readonly Token[], from: number, to: number): NounPhrase {
  const [first] = nounPhrases(text, tokens.slice(0, to), from, to);
  const token = tokens[from];
  const base: NounPhrase = first ?? {
    ...{
      from,
      to,
      text: '',
      head: token?.lemma ?? '',
      kind: 'thing',
      isPlural: null,
      isDefinite: false,
      isPerson: false,
    },
    ...{
      isEvent: false,
      isText: false,
      isGroup: false,
      isPronoun: token?.partOfSpeech === 'PRON' || DEMONSTRATIVE.has(token?.lower ?? '') || token?.lower === 'there',
      isNested: false,
      preposition: null,
    },
  };
  return { ...base, from, to, text: textOf(text, tokens, { from, to }), isNested: false };
}
