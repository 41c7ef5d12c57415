import { Document } from '@langchain/core/documents';
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers';
import { createHash } from 'node:crypto';
import { citePart } from '../answer/citation.js';
import type { Assembly } from '../assembly/assemble.js';
import { DocumentsById } from '../documents-by-id.js';
import { HybridRetriever, type RetrieveOptions } from '../retrieval/hybrid-retriever.js';
import type { Span } from '../types.js';

/** What a retrieved sentence carries; start and end are offsets into its paragraph's text. */
export interface StatementMetadata extends Span {
  /** Id and title of the document. */
  readonly document: string;
  readonly title: string;
  /** Counted from 1. */
  readonly paragraph: number;
  /** SHA-256 of the paragraph's text in UTF-8, hexadecimal: as long as it is the same, so are the offsets. */
  readonly sha256: string;
  /** Path of the readable document on the server, at the sentence. */
  readonly url: string;
  /** Of question and sentence, 0 to 1, larger is better. */
  readonly similarity: number;
}

export interface StatementRetrieverFields
  extends BaseRetrieverInput, RetrieveOptions, Pick<Assembly, 'index' | 'calibration' | 'reader'> {}

/** A LangChain retriever of whole sentences, found by vectors, BM25, related terms and reading together. */
export class StatementRetriever extends BaseRetriever<StatementMetadata> {
  override lc_namespace = ['statement-qa', 'retrievers'];
  readonly #retriever: HybridRetriever;
  readonly #options: RetrieveOptions;
  readonly #byId: DocumentsById;

  static override lc_name(): string {
    return 'StatementRetriever';
  }

  constructor({ index, calibration, reader, k, documents, ...fields }: StatementRetrieverFields) {
    super(fields);
    this.#retriever = new HybridRetriever({ index, weights: calibration.ranking, reader });
    this.#options = { k, documents };
    this.#byId = new DocumentsById(index.documents);
  }

  override async _getRelevantDocuments(question: string): Promise<Document<StatementMetadata>[]> {
    const found = await this.#retriever.retrieve(question, this.#options);
    return found.map(({ id, pageContent, metadata }) => {
      const { document, paragraph, start, end, score } = metadata;
      const source = this.#byId.get(document);
      const { url } = citePart(source, metadata, { highlights: [], score });
      return new Document({
        ...(id !== undefined && { id }),
        pageContent,
        metadata: {
          document,
          title: source.title,
          paragraph,
          start,
          end,
          sha256: sha256(source.paragraphs[paragraph - 1]?.text ?? ''),
          url,
          similarity: score,
        },
      });
    });
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
