import { probabilityOf } from '../logistic.js';
import { relevance, type Reader, type Reading } from '../reading/reading.js';
import type { Abortable } from '../types.js';
import { ranked, type RankedCandidate } from './candidate.js';
import { fusedScore, type RankingWeights } from './fusion.js';
import { inOneWording } from './topic-question.js';

export interface ReadingFields {
  readonly reader: Reader;
  readonly weights: RankingWeights;
}

/** The candidates, in their order, read together with the question. */
export async function read(
  question: string,
  candidates: readonly RankedCandidate[],
  { reader, weights }: ReadingFields,
  { signal }: Abortable,
): Promise<RankedCandidate[]> {
  const readings = await reader.read(
    inOneWording(question),
    candidates.map(({ passage }) => passage.text),
    { signal },
  );
  return candidates.map((candidate, i) => {
    const reading = readings[i];
    if (reading === undefined) return candidate;
    const { passage, evidence, asked } = candidate;
    const answers = probabilityOf(relevance(reading, { start: 0, end: passage.text.length }));
    const moved = shifted(reading, passage.start);
    return ranked(
      { asked, passage, evidence: { ...evidence, relevance: answers, comparison: answers }, reading: moved },
      weights,
    );
  });
}

/**
 * The candidates with those read, best before reading first, that may come among the first `places`: one stays unread when even the
 * surest reading would leave it behind so many others. Which come first, and in what order, is what reading all would give.
 * Most questions are settled by the first few; where they are not, each round reads twice as many as those before it, since
 * sentences cost less together (galloping, as Bentley and Yao, 1976, search).
 */
export async function readUntilSettled(
  question: string,
  candidates: readonly RankedCandidate[],
  places: number,
  fields: ReadingFields,
  options: Abortable,
): Promise<RankedCandidate[]> {
  const settled: RankedCandidate[] = [];
  let open = [...candidates];
  for (;;) {
    const toBeat = nthGreatest(
      settled.map(({ score }) => score),
      places,
    );
    const next = open
      .filter(({ evidence }) => fusedScore({ ...evidence, relevance: 1, comparison: 1 }, fields.weights) > toBeat)
      .slice(0, Math.max(places - settled.length, 2 * settled.length));
    if (next.length === 0) return [...settled, ...open];
    settled.push(...(await read(question, next, fields, options)));
    const taken = new Set(next);
    open = open.filter((candidate) => !taken.has(candidate));
  }
}

/** -Infinity where there are fewer. */
function nthGreatest(values: readonly number[], n: number): number {
  return [...values].sort((a, b) => b - a)[n - 1] ?? -Infinity;
}

/** A reading of a passage that begins at `offset` of a paragraph, as one of the paragraph. */
function shifted({ words, ...logits }: Reading, offset: number): Reading {
  return { ...logits, words: words.map(({ start, end }) => ({ start: start + offset, end: end + offset })) };
}
