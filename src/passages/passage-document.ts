import { Document } from '@langchain/core/documents';
import type { Passage, Place } from '../types.js';

/** What a passage carries when it travels as a LangChain document. */
type PassageMetadata = Omit<Passage, 'text'>;

export type PassageDocument = Document<PassageMetadata>;

/** Document, paragraph and offsets, so that it is the same after every build of the same text. */
export function placeId({ document, paragraph, start, end }: Place): string {
  return `${document}#p${String(paragraph)}:${String(start)}-${String(end)}`;
}

export function toPassageDocument({ text, ...metadata }: Passage): PassageDocument {
  return new Document({ id: placeId(metadata), pageContent: text, metadata });
}
