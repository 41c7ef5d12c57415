import { uncapitalised } from '../vocabulary/capitalised.js';
import { textOf } from './noun-phrases.js';
import type { QuestionFrame } from './question-frame.js';
import type { Token } from './tokens.js';
import { CONNECTIVES, DO, MODALS } from './word-classes.js';

/** "And publish it?", "Or taken to court?": what is done, without who does it. Without a connective it would be a command. */
export function isBareVerbPhrase(question: string, { tokens: [first], questionPhrase }: QuestionFrame): boolean {
  const opening = /^\s*(\p{L}+)/u.exec(question)?.[1]?.toLowerCase() ?? '';
  return (
    questionPhrase === null && first?.partOfSpeech === 'VERB' && CONNECTIVES.has(opening) && first.lower !== opening
  );
}

/** The earlier question with the verb phrase in the place of its own, or null where it has none of that form. */
export function withOtherVerbPhrase({ text, tokens: [first] }: QuestionFrame, earlier: QuestionFrame): string | null {
  if (first === undefined) return null;
  const from = isBare(first) ? bareVerbOf(earlier) : (participleOf(earlier) ?? finiteVerbOf(earlier));
  if (from === null) return null;
  return `${textOf(earlier.text, earlier.tokens, { from: 0, to: from })} ${uncapitalised(text)}`;
}

function isBare({ lower, lemma }: Token): boolean {
  return lower === lemma;
}

/** "Adopt" of "Will they adopt it?" */
function bareVerbOf({ tokens, auxiliary, subject, verb }: QuestionFrame): number | null {
  const asking = auxiliary === null ? '' : (tokens[auxiliary]?.lower ?? '');
  return subject !== null && verb !== null && (DO.has(asking) || MODALS.has(asking)) ? verb : null;
}

/** "Signed" of "Who signed it?" */
function finiteVerbOf({ auxiliary, gap, verb }: QuestionFrame): number | null {
  return auxiliary === null && gap === 'subject' ? verb : null;
}

/** "Investigated" of "Were the crimes investigated?" and of "Do they want crimes investigated?" */
function participleOf({ tokens, auxiliary, subject }: QuestionFrame): number | null {
  const from = subject?.to ?? tokens.length;
  const at = tokens.findLastIndex(
    ({ partOfSpeech, lower }, i) => i >= from && partOfSpeech === 'VERB' && /(?:ed|en|t)$/.test(lower),
  );
  const participle = tokens[at];
  return auxiliary === null || participle === undefined || isBare(participle) ? null : at;
}
