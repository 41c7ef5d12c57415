import { nounPhrases, textOf, type NounPhrase, type TokenRange } from './noun-phrases.js';
import type { QuestionFrame } from './question-frame.js';
import type { Token } from './tokens.js';
import { isOne, NAMED_NOUNS, ORDINALS } from './word-classes.js';

/** What of the earlier phrase "one" stands for: "third", "2014", "next" and their like are what the new words replace. */
function isReplaceable(token: Token, byKind: boolean): boolean {
  if (ORDINALS.has(token.lower) || token.partOfSpeech === 'NUM' || /^\d/.test(token.text)) return true;
  return byKind && token.partOfSpeech === 'ADJ';
}

/**
 * "The fourth one" after "the third dialogue": "the fourth dialogue".
 * @param range The words with "one", or with an ordinal alone, in `frame`.
 * @param earlier The phrase that it stands for, in `earlierFrame`.
 */
export function withNoun(
  frame: QuestionFrame,
  range: TokenRange,
  earlierFrame: QuestionFrame,
  earlier: TokenRange,
): string {
  const ownWords = frame.tokens.slice(range.from, range.to);
  const modifiers = ownWords.filter(({ lower }) => !isOne(lower));
  const byKind = modifiers.some((token) => token.lower !== 'the' && !isReplaceable(token, false));
  const ownText = textOf(frame.text, frame.tokens, { from: range.from, to: range.from + modifiers.length });
  let from = earlier.from;
  while (from < earlier.to - 1 && isDropped(earlierFrame.tokens[from], byKind)) from++;
  return `${ownText} ${textOf(earlierFrame.text, earlierFrame.tokens, { from, to: earlier.to })}`;
}

function isDropped(token: Token | undefined, byKind: boolean): boolean {
  if (token === undefined) return false;
  return (
    /^(?:DET|PRON)$/.test(token.partOfSpeech) || /^(?:which|what)$/.test(token.lower) || isReplaceable(token, byKind)
  );
}

function isQuantity(token: Token | undefined): boolean {
  return /^(?:many|few|several|some|all)$/.test(token?.lower ?? '');
}

/** There may be a next treaty, summit or prize, with or without a name; of a person, a town and a country there is one. */
function isOneOfMany({ kind, head, isEvent, isText }: NounPhrase): boolean {
  return kind !== 'name' || isEvent || isText || NAMED_NOUNS.has(head);
}

/** The phrase of an earlier question that "one" most probably stands for: one with an ordinal or a number, the question's own noun, the subject. */
export function countable(frame: QuestionFrame): NounPhrase | null {
  const { text, tokens, questionPhrase, phrases } = frame;
  const isCounted = ({ from, to }: NounPhrase): boolean =>
    tokens.slice(from, to - 1).some((token) => isReplaceable(token, false));
  const outer = phrases.filter(
    (phrase) =>
      phrase.kind !== 'time' &&
      phrase.kind !== 'number' &&
      !phrase.isPronoun &&
      (isCounted(phrase) || isOneOfMany(phrase)),
  );
  const counted = outer.find(isCounted);
  if (counted !== undefined) return counted;
  const asked = questionPhrase?.noun == null ? undefined : nounPhrases(text, tokens, 0, questionPhrase.to)[0];
  return asked ?? outer[0] ?? null;
}

/** "One" after "How many papers are there?": "a paper"; "some" after "Do they want measures?": "some measures"; null where nothing can be counted. */
export function amountOf(amount: string, earlier: QuestionFrame): string | null {
  const told = earlier.phrases.find(
    ({ from, kind, isDefinite, isPronoun }) =>
      from !== earlier.subject?.from && kind === 'thing' && !isDefinite && !isPronoun,
  );
  const noun = told ?? countable(earlier);
  if (noun?.kind !== 'thing') return null;
  let from = noun.from;
  while (from < noun.to - 1 && (isDropped(earlier.tokens[from], false) || isQuantity(earlier.tokens[from]))) from++;
  const named = textOf(earlier.text, earlier.tokens, { from, to: noun.to });
  if (amount !== 'one') return `${amount} ${named}`;
  const head = earlier.tokens[noun.to - 1];
  const single = noun.isPlural === true && head !== undefined ? named.slice(0, -head.text.length) + head.lemma : named;
  return `${/^[aeiou]/i.test(single) ? 'an' : 'a'} ${single}`;
}
