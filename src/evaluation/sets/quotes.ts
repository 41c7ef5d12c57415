import { z } from 'zod';
import type { QuoteChecker } from '../../quotes/quote-checker.js';
import { WHOLE_SYSTEM } from '../evaluate.js';
import { readJsonLines } from './read-file.js';
import type { SetResult } from './set-result.js';

const quoteSchema = z.object({
  id: z.string(),
  quote: z.string(),
  status: z.enum(['verbatim', 'altered', 'absent']),
  paragraph: z.int().positive().optional(),
});

type QuoteCase = z.infer<typeof quoteSchema>;

/** Quotes with what they are, a line each. @throws EvaluationSetError */
export function readQuotes(file: string): Promise<QuoteCase[]> {
  return readJsonLines(file, quoteSchema);
}

/** Quotes checked against the documents of a checker: the status is right and, where a paragraph is known, the citation stands in it. */
export function checkQuotes(quotes: readonly QuoteCase[], checker: QuoteChecker): SetResult {
  const outcomes = quotes.map((quote) => ({ quote, check: checker.check(quote.quote) }));
  const missed = outcomes.filter(
    ({ quote: { status, paragraph }, check }) =>
      check.status !== status || (paragraph !== undefined && check.citation?.paragraph !== paragraph),
  );
  return {
    set: 'quotes',
    articles: [],
    counts: { quotes: quotes.length },
    figures: {
      [WHOLE_SYSTEM]: { rightQuotes: quotes.length === 0 ? null : 1 - missed.length / quotes.length },
    },
    curves: null,
    misses: missed.map(({ quote: { id, quote, status }, check }) => ({
      id,
      question: quote,
      verdict: `${status}, judged ${check.status}`,
      confidence: 1,
      quote: check.citation?.quote ?? null,
    })),
  };
}
