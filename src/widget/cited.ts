import type { Citation, Result } from './contract.js';

/** What a result cites, best first. */
export function citationsOf(result: Result): readonly Citation[] {
  if (result.kind === 'question') return result.answer.citations;
  if (result.kind === 'claim') return result.check.parts.flatMap(({ citations }) => citations);
  return result.quote.citation === null ? [] : [result.quote.citation];
}
