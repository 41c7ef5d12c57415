import type { DocumentInterface } from '@langchain/core/documents';
import type { IndexInputs } from '../index-inputs.js';
import type { Session } from './database.js';
import type { PostgresIndex } from './postgres-index.js';
import type { StoredContents } from './stored-contents.js';
import type { StoredPassage, StoredTerm } from './stored-table.js';

const BATCH = 256;
const ROWS_AT_ONCE = 5000;

function* inPieces<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
}

export interface TableWriterFields extends Pick<IndexInputs, 'onProgress'> {
  /** Where to write: what its stores hold is replaced. */
  readonly index: PostgresIndex;
  readonly contents: StoredContents;
}

/** Brings the tables in line with a corpus, in a transaction that is under way: what is the same is left alone. */
export class TableWriter {
  readonly #session: Session;
  readonly #index: PostgresIndex;
  readonly #contents: StoredContents;
  readonly #onProgress: IndexInputs['onProgress'];
  #done = 0;

  constructor(session: Session, { index, contents, onProgress }: TableWriterFields) {
    this.#session = session;
    this.#index = index;
    this.#contents = contents;
    this.#onProgress = onProgress;
  }

  /** The passages of those that are gone go with them. */
  async writeDocuments(): Promise<void> {
    const { documents } = this.#index;
    await this.#session.query(
      `DELETE FROM statement_qa.documents AS known
       WHERE NOT EXISTS (SELECT FROM unnest($1::text[]) AS kept (id) WHERE kept.id = known.id)`,
      [documents.map(({ id }) => id)],
    );
    const rows = documents.map((content, place) => ({ id: content.id, place, content }));
    for (const piece of inPieces(rows, BATCH)) {
      await this.#session.query(
        `INSERT INTO statement_qa.documents AS known (id, place, content)
         SELECT id, place, content FROM jsonb_to_recordset($1::jsonb) AS given (id text, place integer, content jsonb)
         ON CONFLICT (id) DO UPDATE SET place = excluded.place, content = excluded.content
         WHERE (known.place, known.content) IS DISTINCT FROM (excluded.place, excluded.content)`,
        [JSON.stringify(piece)],
      );
    }
  }

  async writePassages(): Promise<void> {
    const known = await this.#session.query<{ hash: string }>('SELECT hash FROM statement_qa.passages');
    const superseded = new Set(known.map(({ hash }) => hash));
    let added: DocumentInterface<StoredPassage>[] = [];
    const flush = async (): Promise<void> => {
      if (added.length > 0) await this.#addPassages(added);
      added = [];
    };
    for (const passages of this.#contents.passages()) {
      for (const passage of passages) {
        if (superseded.delete(passage.metadata.hash)) this.#done += 1;
        else added.push(passage);
        if (added.length >= BATCH) await flush();
      }
    }
    await flush();
    for (const hashes of inPieces([...superseded], ROWS_AT_ONCE))
      await this.#session.query('DELETE FROM statement_qa.passages WHERE hash = ANY($1)', [hashes]);
  }

  /** Gives how many there are. */
  async writeTerms(): Promise<number> {
    const { embedded, others } = this.#contents.terms();
    // Goes too: a word of before that only an abbreviation adds now, to which nothing shall be related.
    await this.#session.query(
      `DELETE FROM statement_qa.terms AS known
       WHERE NOT EXISTS (SELECT FROM unnest($1::text[]) AS kept (term) WHERE kept.term = known.term)
         AND (word IS NOT NULL OR NOT EXISTS (SELECT FROM unnest($2::text[]) AS kept (term) WHERE kept.term = known.term))`,
      [embedded.map(({ metadata }) => metadata.term), others.map(({ term }) => term)],
    );
    const known = await this.#session.query<{ term: string; word: string | null }>(
      'SELECT term, word FROM statement_qa.terms',
    );
    const words = new Map(known.map(({ term, word }) => [term, word]));
    const added = embedded.filter(({ metadata, pageContent }) => words.get(metadata.term) !== pageContent);
    this.#done += embedded.length - added.length;
    for (const batch of inPieces(added, BATCH)) await this.#addTerms(batch);
    await this.#count([...embedded.map(({ metadata }) => metadata), ...others]);
    return embedded.length;
  }

  /** Makes the graphs where there are none, and tells the planner what the tables hold. */
  async index(): Promise<void> {
    for (const store of [this.#index.passageStore, this.#index.termStore]) await store.index(this.#session);
    for (const table of ['documents', 'passages', 'terms']) await this.#session.query(`ANALYZE statement_qa.${table}`);
  }

  /** A text is embedded once: where it stands elsewhere, or stood here before, its vector is taken over. */
  async #addPassages(passages: DocumentInterface<StoredPassage>[]): Promise<void> {
    const { passageStore } = this.#index;
    const rows = await this.#session.query<{ text_hash: string; vector: string }>(
      `SELECT DISTINCT ON (text_hash) text_hash, embedding::text AS vector
       FROM statement_qa.passages WHERE text_hash = ANY($1) ORDER BY text_hash`,
      [passages.map(({ metadata }) => metadata.textHash)],
    );
    const vectors = new Map(rows.map(({ text_hash: hash, vector }) => [hash, JSON.parse(vector) as number[]]));
    const texts = new Map(passages.map(({ metadata, pageContent }) => [metadata.textHash, pageContent]));
    const added = [...texts].filter(([hash]) => !vectors.has(hash));
    const embedded = await passageStore.embeddings.embedDocuments(added.map(([, text]) => text));
    for (const [i, [hash]] of added.entries()) vectors.set(hash, embedded[i] ?? []);
    await passageStore.upsert(
      this.#session,
      passages.map(({ metadata }) => vectors.get(metadata.textHash) ?? []),
      passages,
    );
    this.#tell(passages.length);
  }

  async #addTerms(terms: DocumentInterface<StoredTerm>[]): Promise<void> {
    const { termStore } = this.#index;
    const vectors = await termStore.embeddings.embedDocuments(terms.map(({ pageContent }) => pageContent));
    await termStore.upsert(this.#session, vectors, terms);
    this.#tell(terms.length);
  }

  /** Sets how many passages hold each term; one that only abbreviations add has neither word nor vector. */
  async #count(terms: readonly StoredTerm[]): Promise<void> {
    for (const piece of inPieces(terms, ROWS_AT_ONCE)) {
      await this.#session.query(
        `INSERT INTO statement_qa.terms AS known (term, in_sentences, in_paragraphs)
         SELECT term, "inSentences", "inParagraphs" FROM jsonb_to_recordset($1::jsonb)
           AS given (term text, "inSentences" integer, "inParagraphs" integer)
         ON CONFLICT (term) DO UPDATE
         SET in_sentences = excluded.in_sentences, in_paragraphs = excluded.in_paragraphs
         WHERE (known.in_sentences, known.in_paragraphs)
           IS DISTINCT FROM (excluded.in_sentences, excluded.in_paragraphs)`,
        [JSON.stringify(piece)],
      );
    }
  }

  #tell(count: number): void {
    this.#done += count;
    this.#onProgress?.(this.#done, this.#contents.size);
  }
}
