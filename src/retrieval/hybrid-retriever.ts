import { Document } from '@langchain/core/documents';
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers';
import { dotProduct } from '../embeddings/vector.js';
import type { Passage, SentencePassage, Span } from '../types.js';
import type { IndexedDocuments } from '../vector-index/index-documents.js';
import { Bm25Index, type LexicalMatch } from './bm25-index.js';
import type { Evidence } from './evidence.js';
import { fuse } from './fusion.js';

/** How many passages each kind of search puts forward. */
const CANDIDATES = 60;
/** Up to this many passages, all are compared with the question: the graph finds too few under a narrow filter. */
const EXACT_SEARCH_LIMIT = 2000;
const DEFAULT_RESULTS = 10;

const NO_MATCH: LexicalMatch = { score: 0, coverage: 0 };

export interface RetrievedMetadata extends Span {
  readonly document: string;
  readonly paragraph: number;
  /** The sentence's place in its paragraph, from 0. */
  readonly sentence: number;
  /** Similarity of question and sentence, 0 to 1, larger is better. */
  readonly score: number;
  readonly evidence: Evidence;
}

/** A whole sentence of a document, with its offsets in the paragraph's text. */
export type RetrievedSentence = Document<RetrievedMetadata>;

export interface RetrieveOptions {
  /** At most this many sentences. */
  readonly k?: number | undefined;
  /** Only these documents; all where left out. */
  readonly documents?: readonly string[] | undefined;
}

export type HybridRetrieverFields = BaseRetrieverInput & RetrieveOptions & { readonly index: IndexedDocuments };

/**
 * Finds the sentences that may answer a question: those that HNSW search over sentence and paragraph vectors and
 * BM25 over sentences and paragraphs put forward, ranked by all of these together.
 */
export class HybridRetriever extends BaseRetriever<RetrievedMetadata> {
  override lc_namespace = ['statement-qa', 'retrievers'];
  readonly #index: IndexedDocuments;
  readonly #options: RetrieveOptions;
  readonly #sentences: readonly SentencePassage[];
  readonly #lexicalSentences: Bm25Index;
  readonly #lexicalParagraphs: Bm25Index;
  /** By sentence passage: the paragraph passages that hold it. */
  readonly #contexts: readonly (readonly number[])[];
  /** By paragraph passage: the sentence passages in it. */
  readonly #members: readonly (readonly number[])[];
  readonly #labelsByDocument = new Map<string, number[]>();

  static override lc_name(): string {
    return 'HybridRetriever';
  }

  constructor({ index, k, documents, ...fields }: HybridRetrieverFields) {
    super(fields);
    this.#index = index;
    this.#options = { k, documents };
    const { sentences, paragraphs } = index.passages;
    this.#sentences = sentences;
    this.#lexicalSentences = new Bm25Index(sentences.map(({ text }) => text));
    this.#lexicalParagraphs = new Bm25Index(paragraphs.map(({ text }) => text));
    this.#contexts = contextsOf(sentences, paragraphs);
    this.#members = invert(this.#contexts, paragraphs.length);
    for (const [label, { document }] of [...sentences, ...paragraphs].entries()) {
      const labels = this.#labelsByDocument.get(document);
      if (labels === undefined) this.#labelsByDocument.set(document, [label]);
      else labels.push(label);
    }
  }

  override async _getRelevantDocuments(question: string): Promise<RetrievedSentence[]> {
    return this.retrieve(question, this.#options);
  }

  /** The sentences that fit a question best, best first. */
  async retrieve(
    question: string,
    { k = DEFAULT_RESULTS, documents }: RetrieveOptions = {},
  ): Promise<RetrievedSentence[]> {
    const vector = await this.#index.passageStore.embeddings.embedQuery(question);
    const wanted = documents && new Set(documents.flatMap((document) => this.#labelsByDocument.get(document) ?? []));
    const evidence = this.#gather(question, vector, wanted);
    const ranked = fuse(evidence).sort((a, b) => b.score - a.score);
    return this.#distinctSentences(ranked)
      .slice(0, k)
      .map((found) => this.#toDocument(found));
  }

  /** The evidence for every candidate sentence passage, by its label. */
  #gather(question: string, vector: number[], wanted: ReadonlySet<number> | undefined): Map<number, Evidence> {
    const offset = this.#sentences.length;
    const sentenceMatches = this.#lexicalSentences.search(this.#lexicalSentences.weigh(question));
    const paragraphMatches = this.#lexicalParagraphs.search(this.#lexicalParagraphs.weigh(question));
    const candidates = new Set([
      ...strongest(sentenceMatches, (item) => wanted?.has(item) ?? true),
      ...strongest(paragraphMatches, (item) => wanted?.has(item + offset) ?? true).flatMap(
        (item) => this.#members[item] ?? [],
      ),
      ...this.#nearest(vector, wanted).flatMap((label) =>
        label < offset ? [label] : (this.#members[label - offset] ?? []),
      ),
    ]);
    const similarity = memoize((label: number) => dotProduct(vector, this.#index.passageStore.vector(label)));
    const evidence = new Map<number, Evidence>();
    for (const label of candidates) {
      const contexts = this.#contexts[label] ?? [];
      const inSentence = sentenceMatches.get(label) ?? NO_MATCH;
      const inParagraph = contexts.map((item) => paragraphMatches.get(item) ?? NO_MATCH);
      evidence.set(label, {
        lexicalSentence: inSentence.score,
        coverageSentence: inSentence.coverage,
        lexicalParagraph: Math.max(0, ...inParagraph.map(({ score }) => score)),
        coverageParagraph: Math.max(0, ...inParagraph.map(({ coverage }) => coverage)),
        similaritySentence: similarity(label),
        similarityParagraph: Math.max(-1, ...contexts.map((item) => similarity(item + offset))),
      });
    }
    return evidence;
  }

  #nearest(vector: number[], wanted: ReadonlySet<number> | undefined): number[] {
    const { passageStore: store } = this.#index;
    if (wanted === undefined || wanted.size > EXACT_SEARCH_LIMIT) {
      return store.nearest(vector, CANDIDATES, wanted && ((label) => wanted.has(label))).map(({ label }) => label);
    }
    return [...wanted]
      .map((label) => ({ label, similarity: dotProduct(vector, store.vector(label)) }))
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, CANDIDATES)
      .map(({ label }) => label);
  }

  /** A sentence over the passage limit is several passages: the best one speaks for it. */
  #distinctSentences<T extends { label: number }>(ranked: readonly T[]): T[] {
    const seen = new Set<string>();
    return ranked.filter(({ label }) => {
      const { document, paragraph, sentence } = this.#sentence(label);
      const key = `${document}\0${String(paragraph)}\0${String(sentence)}`;
      return !seen.has(key) && seen.add(key);
    });
  }

  #sentence(label: number): SentencePassage {
    const sentence = this.#sentences[label];
    if (sentence === undefined) throw new RangeError(`No sentence passage has the label ${String(label)}`);
    return sentence;
  }

  #toDocument({ label, score, evidence }: { label: number; score: number; evidence: Evidence }): RetrievedSentence {
    const { document, paragraph, sentence } = this.#sentence(label);
    const source = this.#index.documents.find(({ id }) => id === document)?.paragraphs[paragraph - 1];
    const span = source?.sentences[sentence];
    if (source === undefined || span === undefined)
      throw new RangeError(`No sentence ${String(sentence)} in ${document}, paragraph ${String(paragraph)}`);
    return new Document({
      id: `${document}#p${String(paragraph)}:${String(span.start)}-${String(span.end)}`,
      pageContent: source.text.slice(span.start, span.end),
      metadata: { document, paragraph, sentence, start: span.start, end: span.end, score, evidence },
    });
  }
}

function contextsOf(sentences: readonly SentencePassage[], paragraphs: readonly Passage[]): number[][] {
  const byParagraph = new Map<string, number[]>();
  const key = ({ document, paragraph }: Passage): string => `${document}\0${String(paragraph)}`;
  for (const [item, passage] of paragraphs.entries()) {
    byParagraph.set(key(passage), [...(byParagraph.get(key(passage)) ?? []), item]);
  }
  return sentences.map((sentence) =>
    (byParagraph.get(key(sentence)) ?? []).filter((item) => {
      const context = paragraphs[item];
      return context !== undefined && context.start <= sentence.start && sentence.end <= context.end;
    }),
  );
}

function invert(lists: readonly (readonly number[])[], size: number): number[][] {
  const inverted = Array.from({ length: size }, (): number[] => []);
  for (const [index, list] of lists.entries()) for (const item of list) inverted[item]?.push(index);
  return inverted;
}

function strongest(matches: ReadonlyMap<number, LexicalMatch>, isWanted: (item: number) => boolean): number[] {
  return [...matches]
    .filter(([item]) => isWanted(item))
    .sort(([, a], [, b]) => b.score - a.score)
    .slice(0, CANDIDATES)
    .map(([item]) => item);
}

function memoize(compute: (key: number) => number): (key: number) => number {
  const known = new Map<number, number>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = compute(key);
      known.set(key, value);
    }
    return value;
  };
}
