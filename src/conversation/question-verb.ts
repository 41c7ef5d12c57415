import type { Token } from './tokens.js';
import { DO, MODALS } from './word-classes.js';

export function needsVerb(tokens: readonly Token[], auxiliary: number): boolean {
  const word = tokens[auxiliary]?.lower ?? '';
  return DO.has(word) || MODALS.has(word);
}

export function firstVerb(tokens: readonly Token[], from: number): number | null {
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

/** The verb that do-support or a modal asks for, whatever the tagger takes it for: "plan" of "Does the UK plan to meet?" */
export function bareVerb(tokens: readonly Token[], from: number): number | null {
  const at = subjectStart(tokens, from);
  if (tokens[at]?.partOfSpeech === 'NOUN') return at;
  return firstVerb(tokens, at) ?? (at < tokens.length ? at : null);
}

/** Past "not". */
export function subjectStart(tokens: readonly Token[], clause: number): number {
  return /^(?:n['’]t|not)$/.test(tokens[clause]?.lower ?? '') ? clause + 1 : clause;
}
