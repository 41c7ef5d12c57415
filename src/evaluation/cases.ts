import type { AskRequest, CorpusDocument, Span } from '../types.js';

/** The words of an answer, and where they stand. */
interface GoldSpan extends Span {
  readonly paragraph: number;
  readonly text: string;
}

/** Where a right answer stands: a sentence of one of the paragraphs that holds one of the words or touches one of the spans. */
interface Gold {
  readonly paragraphs: readonly number[];
  /** A right sentence contains at least one of these, whatever the case of letters. */
  readonly must: readonly string[];
  /** A right sentence holds the first character of at least one of these. */
  readonly spans: readonly GoldSpan[];
}

export interface EvaluationCase {
  readonly id: string;
  readonly question: string;
  /** The conversation before the question, where there is one. */
  readonly history?: AskRequest['history'];
  /** Null where the documents hold no answer. */
  readonly gold: Gold | null;
}

/** Questions asked over the same documents. */
export interface EvaluationGroup {
  readonly documents: readonly CorpusDocument[];
  readonly cases: readonly EvaluationCase[];
}

/** What was found for a question: a sentence, or what a citation says of it. */
export interface FoundQuote extends Span {
  readonly paragraph: number;
  readonly quote: string;
}

export function isRightParagraph({ gold }: EvaluationCase, { paragraph }: FoundQuote): boolean {
  return gold?.paragraphs.includes(paragraph) ?? false;
}

export function isRightSentence(question: EvaluationCase, found: FoundQuote): boolean {
  const { gold } = question;
  if (gold === null || !isRightParagraph(question, found)) return false;
  const quote = found.quote.toLowerCase();
  return (
    gold.must.some((words) => quote.includes(words.toLowerCase())) ||
    gold.spans.some(
      ({ paragraph, start }) => paragraph === found.paragraph && found.start <= start && start < found.end,
    )
  );
}
