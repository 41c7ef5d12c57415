import type { Word } from './analysis.js';

/** Whether a verb is said of what it is done to. */
export function isPassive(words: readonly Word[], at: number): boolean {
  if (words[at]?.pos !== 'VERB' || words[at].lower.endsWith('ing')) return false;
  const before = words.slice(Math.max(0, at - 3), at);
  return words[at + 1]?.lower === 'by' || before.some(({ lower }) => /^(?:is|are|was|were|be|been|being)$/.test(lower));
}
