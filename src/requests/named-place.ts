import { RequestError } from '../errors.js';
import type { CorpusDocument } from '../types.js';

export interface NamedPlace {
  readonly document?: string | undefined;
  readonly paragraph?: number | undefined;
}

/**
 * Checks that a request names a document, and a paragraph of it, that are there; a paragraph without a document is
 * looked for in all. `path` is where the request names them.
 *
 * @throws RequestError
 */
export function assertNamed(
  documents: readonly CorpusDocument[],
  { document: id, paragraph }: NamedPlace,
  path: readonly string[] = [],
): void {
  const named = documents.filter((document) => id === undefined || document.id === id);
  const refuse = (field: 'document' | 'paragraph', message: string): never => {
    throw new RequestError(`unknown_${field}`, message, [{ path: [...path, field].join('.'), message }]);
  };
  if (named.length === 0) refuse('document', `No document has the id "${id ?? ''}".`);
  if (paragraph !== undefined && !named.some(({ paragraphs }) => paragraph <= paragraphs.length)) {
    const most = Math.max(...named.map(({ paragraphs }) => paragraphs.length));
    refuse('paragraph', `There is no paragraph ${String(paragraph)}: they go up to ${String(most)}.`);
  }
}
