/** A half-open range of UTF-16 code units: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One numbered paragraph of a document. Its `text` is what every offset counts into. */
export interface Paragraph {
  /** Counted from 1 within the document; headings are not counted. */
  readonly number: number;
  readonly text: string;
  /** Ordered, not overlapping, free of white space at both ends; together they hold all of the text but white space. */
  readonly sentences: readonly Span[];
  /** The nearest heading above the paragraph, if there is one. */
  readonly heading: string | null;
}

/** A document of the corpus. (The class of that name in LangChain is what a passage travels as.) */
export interface CorpusDocument {
  readonly id: string;
  readonly title: string;
  /** ISO 8601 calendar date, where the file states one. */
  readonly date: string | null;
  readonly source: string | null;
  /** BCP 47 language tag. */
  readonly language: string;
  readonly paragraphs: readonly Paragraph[];
}

/** What is embedded and searched: a piece of one paragraph. */
export interface Passage extends Span {
  readonly document: string;
  readonly paragraph: number;
  readonly text: string;
}

/** A passage inside one sentence; `sentence` is that sentence's place in its paragraph, from 0. */
export interface SentencePassage extends Passage {
  readonly sentence: number;
}

/** An exact quote, whole sentences of one paragraph or the words that were looked for, and where it stands: `text.slice(start, end) === quote`. */
export interface Citation extends Span {
  /** `language` is a BCP 47 tag, with which the quote is read out and hyphenated rightly. */
  readonly document: { readonly id: string; readonly title: string; readonly language: string };
  readonly paragraph: number;
  readonly quote: string;
  /** What the quote shares with what was asked, claimed or quoted: offsets into the paragraph's text, inside the quote. */
  readonly highlights: readonly Span[];
  /**
   * How well the quote answers, the probability of the verdict by it alone, or the part of the quote's words that are the
   * same: 0 to 1, larger is better.
   */
  readonly score: number;
  /** Path of the readable document, at the paragraph, with the quote as a text fragment where that finds it there. */
  readonly url: string;
}

/** A question that a document answers with the sentence at this place. */
export interface Suggestion extends Span {
  readonly question: string;
  readonly document: string;
  readonly paragraph: number;
}

/** One turn of a conversation; `answer` is null where there was none. */
export interface Turn {
  readonly question: string;
  readonly answer?: string | null | undefined;
}

/** How work is given up that nobody waits for any more. */
export interface Abortable {
  /** Once aborted, the work ends at its next step by throwing the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

export interface AskRequest {
  readonly question: string;
  /** The conversation so far, oldest first. */
  readonly history?: readonly Turn[] | undefined;
  /** Only these documents; all where left out. */
  readonly documents?: readonly string[] | undefined;
  /** At most this many citations, 1 to 10. */
  readonly limit?: number | undefined;
}

interface AnswerBase {
  readonly question: string;
  /** The question as it was understood by itself, without the conversation before it. */
  readonly standaloneQuestion: string;
  /** Probability that the first citation, or the nearest passage, answers: 0 to 1. */
  readonly confidence: number;
  /** Questions that the documents do answer. */
  readonly suggestions: readonly string[];
}

export interface Answered extends AnswerBase {
  readonly status: 'answered';
  /** The shortest exact span that answers, inside `citations[citation]`. */
  readonly answer: Span & { readonly text: string; readonly citation: number };
  /** Best first; one after the first is there only because it answers too. */
  readonly citations: readonly [Citation, ...Citation[]];
}

/** The documents don't say. A value, not an error. */
export interface NoAnswer extends AnswerBase {
  readonly status: 'no_answer';
  readonly answer: null;
  /** `not_said` is what the documents leave open; the others are no questions to them. */
  readonly reason: 'not_said' | 'small_talk' | 'instruction' | 'no_words';
  readonly citations: readonly [];
  /** The nearest passages, which do not answer. */
  readonly related: readonly Citation[];
}

export type Answer = Answered | NoAnswer;

/** One step from the document's words to a quote's. */
export interface Difference {
  readonly op: 'equal' | 'insert' | 'delete';
  readonly text: string;
}

/** A place in the documents: offsets into the paragraph's text. */
export interface Place extends Span {
  readonly document: string;
  readonly paragraph: number;
}

export interface QuoteRequest {
  readonly quote: string;
  /** The only document to look in; all where left out. */
  readonly document?: string | undefined;
  /** The paragraph that the words are said to stand in. */
  readonly paragraph?: number | undefined;
}

/** Whether quoted words are a document's own. */
export interface QuoteCheck {
  readonly status: 'verbatim' | 'altered' | 'absent';
  /** The quoted words as they stand in the document, or the nearest ones; null where nothing is close. */
  readonly citation: Citation | null;
  /**
   * From the document's words to an altered quote's: equal and deleted texts joined are the citation's quote, equal
   * and inserted ones the quote as given, but for typography. Empty where the status is another.
   */
  readonly differences: readonly Difference[];
  /** Where the words stand, in the order of the documents: all places of a verbatim quote, up to 1,000. */
  readonly occurrences: readonly Place[];
  /** Whether the words stand in several places, so that the quote alone doesn't tell which one is meant. */
  readonly ambiguous: boolean;
  /** Whether the words stand elsewhere than in the paragraph that is named. */
  readonly misattributed: boolean;
  /** Whether the only alterations are words that the writer marked as their own by square brackets. */
  readonly editorial: boolean;
  /** The document's words that an ellipsis leaves out. */
  readonly omitted: readonly string[];
}

/** A part that a claim has otherwise than the document. */
export interface Mismatch {
  readonly kind: 'place' | 'date' | 'number' | 'name' | 'negation' | 'term';
  readonly claim: string;
  readonly document: string;
}

export type Verdict = 'supported' | 'contradicted' | 'not_found';

export interface ClaimRequest {
  readonly claim: string;
  /** The paragraph that the writer names as evidence. */
  readonly citation?: { readonly document?: string | undefined; readonly paragraph: number } | undefined;
  /** Only in these is evidence looked for; in all where left out. */
  readonly documents?: readonly string[] | undefined;
}

/** A claim of one sentence, judged. */
export interface ClaimPart {
  readonly claim: string;
  readonly verdict: Verdict;
  /** Probability of the verdict, 0 to 1. */
  readonly confidence: number;
  /** Evidence, best first; empty where nothing was found. */
  readonly citations: readonly Citation[];
  /** What the claim has otherwise than the first citation; empty where nothing contradicts it. */
  readonly mismatches: readonly Mismatch[];
}

/** What the documents say of a claim: evidence found and differences shown, not truth. */
export interface ClaimCheck extends Omit<ClaimPart, 'claim'> {
  /** Whether the paragraph that the request names supports the claim, whatever stands elsewhere. */
  readonly cited?: { readonly paragraph: number; readonly supports: boolean };
  /** What became of each passage between quotation marks inside the claim. */
  readonly quotes: readonly QuoteCheck[];
  /** The claim's sentences, the worst verdict first; the claim's own verdict is that of the first. */
  readonly parts: readonly ClaimPart[];
}
