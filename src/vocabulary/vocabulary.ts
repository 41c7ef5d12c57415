import { Document } from '@langchain/core/documents';
import { termSpans } from './terms.js';

/** A term and the word, in lower case, that most often stands for it. */
export interface VocabularyTerm {
  readonly term: string;
  readonly word: string;
}

/** The distinct terms of some texts, in the order of their first appearance. */
export function vocabularyOf(texts: Iterable<string>): VocabularyTerm[] {
  const forms = new Map<string, Map<string, number>>();
  for (const text of texts) {
    for (const { term, start, end } of termSpans(text)) {
      const word = text.slice(start, end).toLowerCase();
      const counts = forms.get(term) ?? new Map<string, number>();
      counts.set(word, (counts.get(word) ?? 0) + 1);
      forms.set(term, counts);
    }
  }
  return [...forms].map(([term, counts]) => {
    const [word] = [...counts].reduce<[string, number]>((best, form) => (form[1] > best[1] ? form : best), [term, 0]);
    return { term, word };
  });
}

/** What a term carries when its word travels as a LangChain document. */
type TermDocument = Document<{ term: string }>;

export function toTermDocument({ term, word }: VocabularyTerm): TermDocument {
  return new Document({ id: term, pageContent: word, metadata: { term } });
}
