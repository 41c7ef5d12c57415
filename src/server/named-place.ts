import type { CorpusDocument } from '../types.js';
import { ProblemError } from './problem.js';

export interface NamedPlace {
  readonly document?: string | undefined;
  readonly paragraph?: number | undefined;
}

/**
 * Checks that a request names a document, and a paragraph of it, that are there; a paragraph without a document is
 * looked for in all. `path` is where the request names them.
 *
 * @throws ProblemError 422
 */
export function assertNamed(
  documents: readonly CorpusDocument[],
  { document: id, paragraph }: NamedPlace,
  path: readonly string[] = [],
): void {
  const named = documents.filter((document) => id === undefined || document.id === id);
  const refuse = (title: string, field: string, message: string): never => {
    throw new ProblemError(422, title, `${message} GET /v1/documents lists what there is.`, {
      errors: [{ path: [...path, field].join('.'), message }],
    });
  };
  if (named.length === 0) refuse('Unknown document', 'document', `No document has the id "${id ?? ''}".`);
  if (paragraph !== undefined && !named.some(({ paragraphs }) => paragraph <= paragraphs.length)) {
    const most = Math.max(...named.map(({ paragraphs }) => paragraphs.length));
    refuse(
      'Unknown paragraph',
      'paragraph',
      `There is no paragraph ${String(paragraph)}: they go up to ${String(most)}.`,
    );
  }
}
