import { nounPhrases, textOf, type TokenRange } from './noun-phrases.js';
import { isNominal, type Token } from './tokens.js';
import { ADVERBIAL_QUESTION_WORDS, BE, DO, MODALS, QUESTION_WORDS } from './word-classes.js';

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

export function isAuxiliary(token: Token | undefined): boolean {
  if (token === undefined) return false;
  return (
    DO.has(token.lower) || BE.has(token.lower) || MODALS.has(token.lower) || /^(?:has|have|had)$/.test(token.lower)
  );
}

/** The question phrase that a question opens with, or null where it opens with none. */
export function findQuestionPhrase(text: string, tokens: readonly Token[]): QuestionPhrase | null {
  const at = tokens.findIndex(({ lower }) => QUESTION_WORDS.has(lower));
  const token = tokens[at];
  const before = tokens.slice(0, Math.max(at, 0));
  if (
    token === undefined ||
    before.length > 1 ||
    before.some(({ partOfSpeech, lower }) => !/^(?:ADP|SCONJ)$/.test(partOfSpeech) && lower !== 'to')
  )
    return null;
  const to = questionPhraseEnd(tokens, at);
  const range = { from: 0, to };
  const after = tokens[at + 1];
  const isQuantity = token.lower === 'how' && /^(?:many|much)$/.test(after?.lower ?? '');
  const nounFrom = isQuantity ? at + 2 : afterAdverb(tokens, at + 1);
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

/** "What exactly", "who else". */
function afterAdverb(tokens: readonly Token[], at: number): number {
  return /^(?:exactly|precisely|else)$/.test(tokens[at]?.lower ?? '') ? at + 1 : at;
}

function questionPhraseEnd(tokens: readonly Token[], at: number): number {
  const word = tokens[at]?.lower;
  const from = afterAdverb(tokens, at + 1);
  let to = from;
  if (word === 'how') {
    while (/^(?:ADJ|ADV)$/.test(tokens[to]?.partOfSpeech ?? '') && !isAuxiliary(tokens[to])) to++;
    if (!/^(?:many|much)$/.test(tokens[at + 1]?.lower ?? '')) return to;
  } else if (!/^(?:what|which|whose)$/.test(word ?? '')) {
    return to;
  }
  while (to < tokens.length && isInQuestionNoun(tokens, to, from)) to++;
  return to;
}

/** "Against online crime" of "Which treaty against online crime do they mention?" */
function isBeforeAuxiliary(tokens: readonly Token[], at: number): boolean {
  const end = tokens.findIndex(({ partOfSpeech }, i) => i > at && !/^(?:DET|ADJ|NOUN|PROPN|NUM)$/.test(partOfSpeech));
  return end > at + 1 && isAuxiliary(tokens[end]);
}

function isInQuestionNoun(tokens: readonly Token[], at: number, from: number): boolean {
  const token = tokens[at];
  if (token === undefined || isAuxiliary(token)) return false;
  if (token.partOfSpeech === 'ADP') return at > from && (token.lower === 'of' || isBeforeAuxiliary(tokens, at));
  if (token.partOfSpeech === 'DET') return tokens[at - 1]?.partOfSpeech === 'ADP';
  return (
    isNominal(token) ||
    /^(?:ADJ|NUM|PUNCT)$/.test(token.partOfSpeech) ||
    (token.partOfSpeech === 'CCONJ' && isNominal(tokens[at - 1] ?? token))
  );
}
