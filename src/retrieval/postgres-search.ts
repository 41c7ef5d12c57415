import { IndexSupersededError } from '../errors.js';
import type { Passage, SentencePassage } from '../types.js';
import type { Session } from '../vector-index/postgres/database.js';
import type { PostgresIndex } from '../vector-index/postgres/postgres-index.js';
import { manifestId } from '../vector-index/postgres/postgres-manifest.js';
import { vectorText } from '../vector-index/postgres/postgres-vector-store.js';
import type { PassageRow, StoredPassage } from '../vector-index/postgres/stored-table.js';
import type { QueryTerm } from './bm25.js';
import { containment } from './containment.js';
import type { Found, PassageSearch, SearchOptions } from './passage-search.js';
import { PostgresMentions } from './postgres-mentions.js';
import { CANDIDATES, fullTextQuery } from './postgres-statements.js';
import type { Query } from './query.js';
import { TermStatistics } from './term-statistics.js';

/** So many passages are scored at most, those that hold the query's rarest terms: others can't outweigh many of them. */
const SCORED = 20_000;

type Kind = StoredPassage['kind'];
type Statistics = Readonly<Record<Kind, TermStatistics>>;

interface FoundRow extends PassageRow {
  readonly similarity: number;
}

/** Searches an index in a database: in one snapshot, so that what a build commits meanwhile is not mixed in. */
export class PostgresSearch implements PassageSearch {
  readonly #index: PostgresIndex;

  constructor(index: PostgresIndex) {
    this.#index = index;
  }

  /** @throws IndexSupersededError, and as `Snapshots.read` */
  async find(query: Query, options: SearchOptions): Promise<Found> {
    const { database, passageStore, documents } = this.#index;
    const mentions = new PostgresMentions(query.mentions, documents);
    const [asked, statistics, rows] = await database.read(async (session) => {
      await this.#assertCurrent(session);
      const known = await this.#statistics(session, [
        ...query.terms.flatMap(({ term, related }) => [term, ...related.keys()]),
        ...mentions.terms,
      ]);
      await mentions.readPairs(session, isIn(known.paragraph));
      const terms = mentions.searchable(query.terms, isIn(known.paragraph));
      const searched = { ...query, terms };
      const nearest = await passageStore.nearest(session, query.vector, options.candidates, options.documents);
      const hashes = nearest.map(([{ metadata }]) => metadata);
      const found = await this.#rows(session, searched, { ...options, statistics: known, nearest: hashes });
      return [searched, known, found] as const;
    }, passageStore.snapshotFor(options.candidates));
    return assembled(asked, rows, { statistics, mentions });
  }

  /** @throws As `find` */
  async held(terms: readonly string[]): Promise<ReadonlySet<string>> {
    if (terms.length === 0) return new Set();
    const known = await this.#index.database.read(async (session) => {
      await this.#assertCurrent(session);
      return this.#statistics(session, terms);
    });
    return new Set(terms.filter(isIn(known.paragraph)));
  }

  async #assertCurrent(session: Session): Promise<void> {
    const { database, manifest } = this.#index;
    if ((await manifestId(session)) !== manifest.id) throw new IndexSupersededError(database.where);
  }

  async #statistics(session: Session, asked: readonly string[]): Promise<Statistics> {
    const rows = await session.query<{ term: string; in_sentences: number; in_paragraphs: number }>(
      'SELECT term, in_sentences, in_paragraphs FROM statement_qa.terms WHERE term = ANY($1)',
      [[...new Set(asked)]],
    );
    const { sentences, paragraphs } = this.#index.manifest;
    return {
      sentence: new TermStatistics(sentences, new Map(rows.map((row) => [row.term, row.in_sentences]))),
      paragraph: new TermStatistics(paragraphs, new Map(rows.map((row) => [row.term, row.in_paragraphs]))),
    };
  }

  /** The candidates, and the paragraph passages around them. */
  async #rows(
    session: Session,
    { vector, terms }: Query,
    {
      statistics,
      nearest,
      candidates,
      documents,
    }: SearchOptions & { readonly statistics: Statistics; readonly nearest: readonly StoredPassage[] },
  ): Promise<FoundRow[]> {
    const weights = (kind: Kind): number[] => terms.map(({ term }) => statistics[kind].weights(term).weight);
    const scored = { candidates, isFiltered: documents !== undefined };
    return session.query<FoundRow>(CANDIDATES, [
      vectorText(vector),
      terms.map(({ term }) => term),
      candidates,
      documents ?? null,
      scoredBy(terms, statistics.sentence, scored),
      weights('sentence'),
      statistics.sentence.averageLength,
      scoredBy(terms, statistics.paragraph, scored),
      weights('paragraph'),
      statistics.paragraph.averageLength,
      nearest.map(({ document }) => document),
      nearest.map(({ hash }) => hash),
    ]);
  }
}

/** Whether any passage of a kind holds a term. */
function isIn(statistics: TermStatistics): (term: string) => boolean {
  return (term) => statistics.holders(term) > 0;
}

function assembled(
  query: Query,
  rows: readonly FoundRow[],
  { statistics, mentions }: { readonly statistics: Statistics; readonly mentions: PostgresMentions },
): Found {
  const sentences = rows.flatMap((row) => (row.sentence === null ? [] : [toSentence(row, row.sentence)]));
  const paragraphs = rows.filter(({ kind }) => kind === 'paragraph');
  const { contextsOf } = containment(
    sentences.map(({ passage }) => passage),
    paragraphs.map(toPassage),
  );
  const inSentence = statistics.sentence.matcher(query.terms);
  const inParagraph = statistics.paragraph.matcher(query.terms);
  const around = paragraphs.map((row) => ({
    match: inParagraph(row),
    similarity: row.similarity,
    mentions: mentions.held(row),
  }));
  return {
    sentences: sentences.map(({ passage, row }, i) => ({
      passage,
      match: inSentence(row),
      similarity: row.similarity,
      contexts: [...contextsOf(i)].flatMap((item) => around[item] ?? []),
    })),
    mentionsKnown: mentions.known(isIn(statistics.paragraph)),
    isOfStranger: mentions.isOfStranger(isIn(statistics.paragraph)),
  };
}

function toPassage({ document, paragraph, start_offset: start, end_offset: end, content: text }: PassageRow): Passage {
  return { document, paragraph, start, end, text };
}

function toSentence(row: FoundRow, sentence: number): { passage: SentencePassage; row: FoundRow } {
  return { passage: { ...toPassage(row), sentence }, row };
}

interface Scored {
  readonly candidates: number;
  /** Whether only some documents are searched, of which nobody knows how many passages hold a term. */
  readonly isFiltered: boolean;
}

/**
 * The terms, as a query for full-text search, one of which a passage must hold to be scored: the rarest, own ones first.
 * Related ones count for nothing in BM25: they are asked for only where own ones may give too few candidates.
 */
function scoredBy(query: readonly QueryTerm[], statistics: TermStatistics, { candidates, isFiltered }: Scored): string {
  const rarestFirst = (terms: Iterable<string>): string[] =>
    [...new Set(terms)]
      .filter((term) => statistics.holders(term) > 0)
      .sort((a, b) => statistics.holders(a) - statistics.holders(b));
  let room = SCORED;
  const affordable = (terms: Iterable<string>): string[] =>
    rarestFirst(terms).filter((term) => {
      const isFirst = room === SCORED;
      room -= statistics.holders(term);
      return isFirst || room >= 0;
    });
  const own = affordable(query.map(({ term }) => term));
  const isEnough = !isFiltered && statistics.holders(own.at(-1) ?? '') >= candidates;
  const related = isEnough ? [] : affordable(query.flatMap((term) => [...term.related.keys()]));
  const chosen = [...new Set([...own, ...related])];
  return fullTextQuery(chosen, '|');
}
