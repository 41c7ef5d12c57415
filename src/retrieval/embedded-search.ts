import { dotProduct } from '../embeddings/vector.js';
import type { SentencePassage } from '../types.js';
import type { Neighbour } from '../vector-index/hnsw-vector-store.js';
import type { IndexedDocuments } from '../vector-index/index-documents.js';
import { lexicalSearchOf, type LexicalSearch } from './lexical-search.js';
import { memoize } from './memoize.js';
import type { Found, PassageSearch, SearchOptions } from './passage-search.js';
import type { Query } from './query.js';

/** Up to this many passages all are compared with the question: under a narrow filter the graph finds too few. */
const EXACT_SEARCH_LIMIT = 2000;

/** Searches an index that is held in memory. */
export class EmbeddedSearch implements PassageSearch {
  readonly #index: IndexedDocuments;
  readonly #sentences: readonly SentencePassage[];
  readonly #lexical: LexicalSearch;
  readonly #labelsByDocument = new Map<string, number[]>();

  constructor(index: IndexedDocuments) {
    const { sentences, paragraphs } = index.passages;
    this.#index = index;
    this.#sentences = sentences;
    this.#lexical = lexicalSearchOf(index.passages);
    for (const [label, { document }] of [...sentences, ...paragraphs].entries()) {
      const labels = this.#labelsByDocument.get(document);
      if (labels === undefined) this.#labelsByDocument.set(document, [label]);
      else labels.push(label);
    }
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- a search elsewhere is asynchronous
  async find(query: Query, { candidates, documents }: SearchOptions): Promise<Found> {
    const wanted = documents && new Set(documents.flatMap((document) => this.#labelsByDocument.get(document) ?? []));
    const inSentences = this.#lexical.sentences;
    const inParagraphs = this.#lexical.paragraphs;
    const { contextsOf, membersOf } = this.#lexical.containment;
    const offset = this.#sentences.length;
    const isWanted = (label: number): boolean => wanted?.has(label) ?? true;
    const mentions = this.#lexical.mentions.find(query.mentions);
    const asked = mentions.searchable(query.terms);
    const nearest = this.#nearest(query.vector, candidates, wanted);
    const labels = new Set([
      ...inSentences.strongest(asked, candidates, isWanted),
      ...inParagraphs
        .strongest(asked, candidates, (item) => isWanted(item + offset))
        .flatMap((item) => [...membersOf(item)]),
      ...nearest.flatMap(({ label }) => (label < offset ? [label] : [...membersOf(label - offset)])),
    ]);
    const known = new Map(nearest.map(({ label, similarity }) => [label, similarity]));
    const similarity = (label: number): number => known.get(label) ?? this.#similarity(query.vector, label);
    const matchOf = inSentences.matcher(asked);
    const matchAround = inParagraphs.matcher(asked);
    const context = memoize((item: number) => ({
      match: matchAround(item),
      similarity: similarity(item + offset),
      mentions: mentions.held(item),
    }));
    const sentences = [...labels].map((label) => ({
      passage: this.#sentence(label),
      match: matchOf(label),
      similarity: similarity(label),
      contexts: Array.from(contextsOf(label), context),
    }));
    return {
      sentences,
      mentionsKnown: mentions.known,
      isOfStranger: mentions.isOfStranger,
    };
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- a search elsewhere is asynchronous
  async held(terms: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(terms.filter((term) => this.#lexical.paragraphs.numberOf.has(term)));
  }

  #nearest(vector: number[], count: number, wanted: ReadonlySet<number> | undefined): Neighbour[] {
    if (wanted === undefined || wanted.size > EXACT_SEARCH_LIMIT) {
      const accepts = wanted && ((label: number): boolean => wanted.has(label));
      return this.#index.passageStore.nearest(vector, count, accepts);
    }
    return [...wanted]
      .map((label) => ({ label, similarity: this.#similarity(vector, label) }))
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, count);
  }

  /** Cosine of a query's vector and a passage's. */
  #similarity(vector: number[], label: number): number {
    return dotProduct(vector, this.#index.passageStore.vector(label));
  }

  #sentence(label: number): SentencePassage {
    const sentence = this.#sentences[label];
    if (sentence === undefined) throw new RangeError(`No sentence passage has the label ${String(label)}`);
    return sentence;
  }
}
