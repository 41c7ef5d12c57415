import { documentPath } from '../document-path.js';
import type { CorpusDocument, Paragraph } from '../types.js';

/** A paragraph with the mark by which it is cited. */
function numbered({ number, text }: Paragraph): string {
  return `[¶${String(number)}] ${text}`;
}

/** A document's own words, each paragraph after its number. */
function documentText({ paragraphs }: CorpusDocument): string {
  return paragraphs.map(numbered).join('\n\n');
}

export interface FetchedText {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly text: string;
}

/** The document or the paragraph that an id names: "statement" or "statement#p4". @throws RangeError where there is none. */
export function fetchText(documents: readonly CorpusDocument[], id: string): FetchedText {
  for (const document of documents) {
    const url = documentPath(document.id);
    if (document.id === id) return { id, title: document.title, url, text: documentText(document) };
    const paragraph = document.paragraphs.find(({ number }) => id === `${document.id}#p${String(number)}`);
    if (paragraph !== undefined) {
      const { number, text } = paragraph;
      return { id, title: `${document.title}, paragraph ${String(number)}`, url: `${url}#p${String(number)}`, text };
    }
  }
  const known = documents.map((document) => document.id).join(', ');
  throw new RangeError(`Nothing has the id "${id}". Documents: ${known}; "#p4" after one is its fourth paragraph.`);
}
