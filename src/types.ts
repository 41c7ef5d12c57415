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
