import { capitalised, uncapitalised } from '../vocabulary/capitalised.js';
import { textOf } from './noun-phrases.js';
import { frameOf, type QuestionFrame } from './question-frame.js';
import { isAuxiliary } from './question-phrase.js';

/**
 * A question taken apart; one put as a statement, "So they will develop some?", as it would be asked: "Will they develop
 * some?" (Quirk et al., 1985, 11.12).
 */
export function askedFrameOf(question: string): QuestionFrame {
  const frame = frameOf(question);
  return /\?\s*$/.test(question) ? inverted(frame) : frame;
}

function inverted(frame: QuestionFrame): QuestionFrame {
  const { text, tokens, questionPhrase, auxiliary, phrases } = frame;
  const [first] = tokens;
  const subject = phrases.find(({ from, isNested }) => from === 0 && !isNested);
  const to = subject?.to ?? (first?.partOfSpeech === 'PRON' ? 1 : tokens.length);
  const asking = tokens[to];
  const isAsked = questionPhrase !== null || auxiliary !== null || asking === tokens.at(-1);
  if (isAsked || asking === undefined || !isAuxiliary(asking)) return frame;
  const who = textOf(text, tokens, { from: 0, to });
  const asked = first?.partOfSpeech === 'PROPN' ? who : uncapitalised(who);
  return frameOf(`${capitalised(asking.text)} ${asked} ${text.slice(asking.end).trim()}`);
}
