import type { Answerer } from '../answer/answerer.js';
import type { CorpusDocument } from '../types.js';

interface ListedDocument extends Omit<CorpusDocument, 'paragraphs'> {
  readonly paragraphs: number;
  readonly suggestions: readonly string[];
}

/** What there is to ask: each document's facts, how many paragraphs it has, and questions to begin with. */
export function documentList(answerer: Answerer): ListedDocument[] {
  return answerer.documents.map((document) => ({
    ...document,
    paragraphs: document.paragraphs.length,
    suggestions: answerer.suggestions(document.id),
  }));
}
