import { probabilityOf } from '../logistic.js';
import { relevance } from '../reading/reading.js';
import type { Abortable, Span } from '../types.js';
import { ranked, type RankedCandidate } from './candidate.js';
import type { ReadingFields } from './candidate-reading.js';

/** How many of the best sentences are read as one passage. */
export const COMPARED = 3;
/** Between these the reader leaves doubt about the best one. */
const DOUBTFUL_FROM = 0.05;
const DOUBTFUL_TO = 0.95;

/** Whether reading the best sentence by itself leaves doubt that it answers. What a topic is asked for by no reader decides. */
export function isDoubtful({ evidence, reading }: RankedCandidate): boolean {
  const { form, relevance: alone } = evidence;
  return reading !== null && form !== 'topic' && DOUBTFUL_FROM < alone && alone < DOUBTFUL_TO;
}

/**
 * Candidates, each with its score anew after the reader has had all of them in one passage, in the order given: which of several
 * that come near answers is told best beside the others (as Pradeep et al., 2021, let two compete).
 */
export async function compared(
  question: string,
  candidates: readonly RankedCandidate[],
  { reader, weights }: ReadingFields,
  { signal }: Abortable,
): Promise<RankedCandidate[]> {
  const { text, spans } = joined(candidates.map(({ passage }) => passage.text));
  const [reading] = await reader.read(question, [text], { signal });
  if (reading === undefined) return [...candidates];
  const relevanceTogether = relevance(reading, { start: 0, end: text.length });
  return candidates.map((candidate, i) => {
    const comparison = probabilityOf(relevance(reading, spans[i] ?? { start: 0, end: 0 }));
    return ranked({ ...candidate, evidence: { ...candidate.evidence, comparison, relevanceTogether } }, weights);
  });
}

/** Sentences as one passage, and where each stands in it. */
function joined(sentences: readonly string[]): { text: string; spans: Span[] } {
  let end = -1;
  const spans = sentences.map((sentence) => {
    const start = end + 1;
    end = start + sentence.length;
    return { start, end };
  });
  return { text: sentences.join(' '), spans };
}
