import type { DocumentInterface } from '@langchain/core/documents';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { VectorStore } from '@langchain/core/vectorstores';
import { assertVector, normalized } from '../../embeddings/vector.js';
import { GRAPH_PARAMETERS } from '../graph.js';
import type { SimilarityStore } from '../similarity-store.js';
import type { Database, Session, SnapshotOptions, Snapshots } from './database.js';
import type { StoredTable } from './stored-table.js';

/** So many of the nearest by half-precision vectors, which the graph is made of, are compared by whole ones. */
const COMPARED_PER_RESULT = 2;
/** So many rows go in one statement. */
const ROWS_AT_ONCE = 200;

export interface PostgresVectorStoreFields<Metadata extends object> {
  readonly table: StoredTable<Metadata>;
  readonly dimension: number;
  /** Nothing can be added where it gives snapshots only. */
  readonly database: Snapshots | Database;
}

/** As pgvector writes a vector. */
export function vectorText(vector: readonly number[]): string {
  return `[${vector.join(',')}]`;
}

/**
 * A LangChain vector store over a table of PostgreSQL with pgvector. Vectors are kept at length 1; scores are cosine
 * similarities, larger is better. The index is an HNSW graph of half-precision vectors.
 */
export class PostgresVectorStore<Metadata extends object> extends VectorStore implements SimilarityStore {
  declare FilterType: { readonly documents: readonly string[] };
  readonly dimension: number;
  readonly #table: StoredTable<Metadata>;
  readonly #database: PostgresVectorStoreFields<Metadata>['database'];

  constructor(embeddings: EmbeddingsInterface, { table, dimension, database }: PostgresVectorStoreFields<Metadata>) {
    super(embeddings, {});
    this.#table = table;
    this.dimension = dimension;
    this.#database = database;
  }

  override _vectorstoreType(): string {
    return 'statement-qa-postgres';
  }

  override async addDocuments(documents: DocumentInterface<Metadata>[]): Promise<string[]> {
    const vectors = await this.embeddings.embedDocuments(documents.map(({ pageContent }) => pageContent));
    return this.addVectors(vectors, documents);
  }

  /** All or none are added; one that is there already is replaced. @throws VectorError, and as `Database.write` */
  override async addVectors(vectors: number[][], documents: DocumentInterface<Metadata>[]): Promise<string[]> {
    if (!('write' in this.#database)) throw new TypeError('This store is open for reading only');
    await this.#database.write((session) => this.upsert(session, vectors, documents));
    return documents.map(({ id }, i) => id ?? String(i));
  }

  /** As `addVectors`, in a transaction that is under way. */
  async upsert(session: Session, vectors: number[][], documents: DocumentInterface<Metadata>[]): Promise<void> {
    if (vectors.length !== documents.length) throw new RangeError('As many vectors as documents are needed');
    for (const vector of vectors) assertVector(vector, this.dimension, 'PostgresVectorStore.addVectors');
    const { name, key, columns } = this.#table;
    const names = Object.keys(columns);
    const typed = names.map((column) => `${column} ${columns[column] ?? ''}`);
    const statement = `
      INSERT INTO ${name} (${names.join(', ')}, embedding)
      SELECT ${names.join(', ')}, embedding::vector
      FROM jsonb_to_recordset($1::jsonb) AS given (${typed.join(', ')}, embedding text)
      ON CONFLICT (${key.join(', ')}) DO UPDATE
      SET ${[...names, 'embedding'].map((column) => `${column} = excluded.${column}`).join(', ')}`;
    const rows = documents.map((document, i) => ({
      ...this.#table.toRow(document),
      embedding: vectorText(normalized(vectors[i] ?? [])),
    }));
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
      await session.query(statement, [JSON.stringify(rows.slice(start, start + ROWS_AT_ONCE))]);
    }
  }

  /** Makes the graph where there is none. Many vectors are quicker added before than after. */
  async index(session: Session): Promise<void> {
    const { m, efConstruction } = GRAPH_PARAMETERS;
    await session.query(
      `CREATE INDEX IF NOT EXISTS ${this.#graph} ON ${this.#table.name}
       USING hnsw ((embedding::halfvec(${String(this.dimension)})) halfvec_cosine_ops)
       WITH (m = ${String(m)}, ef_construction = ${String(efConstruction)})`,
    );
  }

  /** The `k` nearest documents and their similarities, best first. @throws as `Snapshots.read` */
  override async similaritySearchVectorWithScore(
    query: number[],
    k: number,
    filter?: this['FilterType'],
  ): Promise<[DocumentInterface<Metadata>, number][]> {
    return this.#database.read((session) => this.nearest(session, query, k, filter?.documents), this.snapshotFor(k));
  }

  /** As `similaritySearchVectorWithScore` for each vector. */
  async similaritySearchVectorsWithScore(
    vectors: readonly number[][],
    k: number,
  ): Promise<[DocumentInterface<Metadata>, number][][]> {
    if (vectors.length === 0 || k < 1) return vectors.map(() => []);
    return this.#database.read((session) => this.#nearestToEach(session, vectors, k), this.snapshotFor(k));
  }

  /** As `similaritySearchVectorWithScore`, in a transaction that is under way. */
  async nearest(
    session: Session,
    vector: number[],
    k: number,
    documents?: readonly string[],
  ): Promise<[DocumentInterface<Metadata>, number][]> {
    if (k < 1) return [];
    if (documents === undefined) return (await this.#nearestToEach(session, [vector], k))[0] ?? [];
    assertVector(vector, this.dimension, 'PostgresVectorStore.nearest');
    // All passages of the documents are compared: under a narrow filter the graph finds too few.
    const rows = await session.query<{ similarity: number }>(
      `SELECT ${Object.keys(this.#table.columns).join(', ')}, -(embedding <#> $1::vector) AS similarity
       FROM ${this.#table.name} WHERE document = ANY($2) ORDER BY similarity DESC LIMIT $3`,
      [vectorText(vector), documents, k],
    );
    return rows.map(({ similarity, ...row }) => [this.#table.toDocument(row), similarity]);
  }

  async #nearestToEach(
    session: Session,
    vectors: readonly number[][],
    k: number,
  ): Promise<[DocumentInterface<Metadata>, number][][]> {
    for (const vector of vectors) assertVector(vector, this.dimension, 'PostgresVectorStore.nearest');
    const names = Object.keys(this.#table.columns).join(', ');
    const half = `halfvec(${String(this.dimension)})`;
    const rows = await session.query<{ place: string; similarity: number }>(
      `WITH asked AS MATERIALIZED (
         SELECT place, vector, vector::${half} AS half FROM unnest($1::vector[]) WITH ORDINALITY AS given (vector, place)
       )
       SELECT asked.place, near.* FROM asked CROSS JOIN LATERAL (
         SELECT ${names}, -(embedding <#> asked.vector) AS similarity FROM (
           SELECT ${names}, embedding FROM ${this.#table.name} WHERE embedding IS NOT NULL
           ORDER BY embedding::${half} <=> asked.half LIMIT $2
         ) AS compared
         ORDER BY similarity DESC LIMIT $3
       ) AS near
       ORDER BY asked.place, near.similarity DESC`,
      [vectors.map(vectorText), k * COMPARED_PER_RESULT, k],
    );
    const nearest = vectors.map((): [DocumentInterface<Metadata>, number][] => []);
    // bigint comes as text.
    for (const { place, similarity, ...row } of rows)
      nearest[Number(place) - 1]?.push([this.#table.toDocument(row), similarity]);
    return nearest;
  }

  /** What a snapshot must allow in which `k` nearest are asked for. */
  snapshotFor(k: number): SnapshotOptions {
    return { neighbours: k * COMPARED_PER_RESULT };
  }

  /** The graph's name, without the schema. */
  get #graph(): string {
    return `${this.#table.name.replace(/^.*\./, '')}_by_vector`;
  }
}
