import { UnknownDocumentError } from './errors.js';
import type { CorpusDocument } from './types.js';

/** Documents to be looked up. That one isn't there is the caller's mistake where a request names it, else ours. */
export class DocumentsById {
  readonly #byId: ReadonlyMap<string, CorpusDocument>;

  constructor(documents: readonly CorpusDocument[]) {
    this.#byId = new Map(documents.map((document) => [document.id, document]));
  }

  find(id: string): CorpusDocument | undefined {
    return this.#byId.get(id);
  }

  /** @throws RangeError where an index speaks of a document that it doesn't hold. */
  get(id: string): CorpusDocument {
    const document = this.#byId.get(id);
    if (document === undefined) throw new RangeError(`No document has the id ${id}`);
    return document;
  }

  /** @throws UnknownDocumentError where a request names documents that aren't there. */
  assertKnown(ids: readonly string[]): void {
    const unknown = [...new Set(ids)].filter((id) => !this.#byId.has(id));
    if (unknown.length > 0) throw new UnknownDocumentError(unknown);
  }
}
