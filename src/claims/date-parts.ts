import type { Word } from './analysis.js';

export type DatePart = 'year' | 'month' | 'day' | 'weekday';

/** The part of a date that a word is; a day is a number beside its month. */
export function datePartAt(words: readonly Word[], at: number): DatePart | null {
  const kind = words[at]?.number?.kind;
  if (kind === 'year' || kind === 'month' || kind === 'weekday') return kind;
  const isBesideMonth = [words[at - 1], words[at + 1]].some((word) => word?.number?.kind === 'month');
  return (kind === 'cardinal' || kind === 'ordinal') && isBesideMonth ? 'day' : null;
}
