import { Document } from '@langchain/core/documents';
import type { Passage } from '../types.js';

/** What a passage carries when it travels as a LangChain document. */
type PassageMetadata = Omit<Passage, 'text'>;

export type PassageDocument = Document<PassageMetadata>;

/** The id tells document, paragraph and offsets, so that it is the same after every build of the same text. */
export function toPassageDocument({ text, ...metadata }: Passage): PassageDocument {
  const { document, paragraph, start, end } = metadata;
  return new Document({
    id: `${document}#p${String(paragraph)}:${String(start)}-${String(end)}`,
    pageContent: text,
    metadata,
  });
}
