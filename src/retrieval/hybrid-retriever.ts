import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { Document } from '@langchain/core/documents';
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers';
import { probabilityOf, relevance, type Reader, type Reading } from '../reading/reading.js';
import { betweenSteps, timed, type OnStage } from '../stages.js';
import type { Abortable, Paragraph, SentencePassage, Span } from '../types.js';
import type { SearchIndex } from '../vector-index/search-index.js';
import { bundledThesaurus } from '../vocabulary/thesaurus.js';
import { EmbeddedSearch } from './embedded-search.js';
import type { Evidence } from './evidence.js';
import { fusedScore, type RankingWeights } from './fusion.js';
import { isOfSeveralWords } from './mentions.js';
import type { Found, PassageSearch } from './passage-search.js';
import { PostgresSearch } from './postgres-search.js';
import { analyseQuestion, type Query } from './query.js';
import { RelatedTerms } from './related-terms.js';

/** How many passages each kind of search puts forward, where the fields don't tell. */
const DEFAULT_CANDIDATES = 60;
/** How many of the best sentences are read together with the question. */
const READ = 10;
const DEFAULT_RESULTS = 10;

export interface RetrievedMetadata extends Span {
  readonly document: string;
  readonly paragraph: number;
  /** The sentence's place in its paragraph, from 0. */
  readonly sentence: number;
  /** Similarity of question and sentence, 0 to 1, larger is better. */
  readonly score: number;
  readonly evidence: Evidence;
  /** What the reader made of the sentence, its words' offsets in the paragraph's text; null where it was not read. */
  readonly reading: Reading | null;
}

/** A whole sentence of a document, with its offsets in the paragraph's text. */
export type RetrievedSentence = Document<RetrievedMetadata>;

export interface RetrieveOptions {
  /** At most this many sentences. */
  readonly k?: number | undefined;
  /** Only these documents; all where left out. */
  readonly documents?: readonly string[] | undefined;
}

/** How the candidates for a question were ranked, all of them and best first. */
export interface Ranking {
  readonly question: string;
  readonly beforeReading: readonly RetrievedSentence[];
  readonly afterReading: readonly RetrievedSentence[];
  /** The greatest BM25 score of a sentence, of which `evidence.lexicalSentence` gives parts; 1 where none scored. */
  readonly bestLexicalSentence: number;
}

export interface HybridRetrieverFields extends BaseRetrieverInput, RetrieveOptions {
  readonly index: SearchIndex;
  readonly weights: RankingWeights;
  readonly reader: Reader;
  /** How many passages each kind of search puts forward. */
  readonly candidates?: number | undefined;
  /** Told of every ranking, for those who compare it with what was retrieved. */
  readonly onRanked?: ((ranking: Ranking) => void) | undefined;
  readonly onStage?: OnStage | undefined;
}

interface Candidate {
  readonly passage: SentencePassage;
  readonly evidence: Evidence;
  readonly reading: Reading | null;
}

interface RankedCandidate extends Candidate {
  readonly score: number;
}

/**
 * Finds the sentences that may answer a question: those that HNSW search over sentence and paragraph vectors and
 * BM25 over sentences and paragraphs put forward, ranked by all of these together; the best are then read together
 * with the question and ranked anew.
 */
export class HybridRetriever extends BaseRetriever<RetrievedMetadata> {
  override lc_namespace = ['statement-qa', 'retrievers'];
  readonly #embeddings: EmbeddingsInterface;
  readonly #relatedTerms: RelatedTerms;
  readonly #weights: RankingWeights;
  readonly #reader: Reader;
  readonly #onRanked: HybridRetrieverFields['onRanked'];
  readonly #onStage: OnStage | undefined;
  readonly #options: RetrieveOptions;
  readonly #candidates: number;
  readonly #search: PassageSearch;
  /** A document's place in the corpus. */
  readonly #order: ReadonlyMap<string, number>;
  readonly #paragraphsByDocument: ReadonlyMap<string, readonly Paragraph[]>;

  static override lc_name(): string {
    return 'HybridRetriever';
  }

  constructor(retrieverFields: HybridRetrieverFields) {
    const { index, weights, reader, onRanked, onStage, k, documents, candidates, ...fields } = retrieverFields;
    super(fields);
    this.#embeddings = index.termStore.embeddings;
    this.#relatedTerms = new RelatedTerms(index.termStore, bundledThesaurus());
    this.#weights = weights;
    this.#reader = reader;
    this.#onRanked = onRanked;
    this.#onStage = onStage;
    this.#options = { k, documents };
    this.#candidates = candidates ?? DEFAULT_CANDIDATES;
    this.#search = 'database' in index ? new PostgresSearch(index) : new EmbeddedSearch(index);
    this.#order = new Map(index.documents.map(({ id }, place) => [id, place]));
    this.#paragraphsByDocument = new Map(index.documents.map((document) => [document.id, document.paragraphs]));
  }

  override async _getRelevantDocuments(question: string): Promise<RetrievedSentence[]> {
    return this.retrieve(question, this.#options);
  }

  /** The sentences that fit a question best, best first. */
  async retrieve(
    question: string,
    { k = DEFAULT_RESULTS, documents, signal }: RetrieveOptions & Abortable = {},
  ): Promise<RetrievedSentence[]> {
    await betweenSteps(signal);
    const gathered = await timed('search', this.#onStage, async () => {
      const query = await analyseQuestion(question, this.#embeddings, this.#relatedTerms);
      const found = await this.#search.find(query, { candidates: this.#candidates, documents });
      return withEvidence(found, query);
    });
    const beforeReading = this.#distinctSentences(this.#rank(relativeToBest(gathered)));
    const read = await timed('reading', this.#onStage, () =>
      this.#read(question, beforeReading.slice(0, READ), { signal }),
    );
    const afterReading = [...this.#rank(read), ...beforeReading.slice(READ)];
    const toDocuments = (candidates: readonly RankedCandidate[]): RetrievedSentence[] =>
      candidates.map((candidate) => this.#toDocument(candidate));
    this.#onRanked?.({
      question,
      beforeReading: toDocuments(beforeReading),
      afterReading: toDocuments(afterReading),
      bestLexicalSentence: greatest(gathered, 'lexicalSentence'),
    });
    return toDocuments(afterReading.slice(0, k));
  }

  #rank(candidates: readonly Candidate[]): RankedCandidate[] {
    return candidates
      .map((candidate) => ({ ...candidate, score: fusedScore(candidate.evidence, this.#weights) }))
      .sort((a, b) => b.score - a.score || this.#compared(a.passage, b.passage));
  }

  /** By their places in the corpus: whichever way they were found, what fits equally well keeps one order. */
  #compared(a: SentencePassage, b: SentencePassage): number {
    const places = (this.#order.get(a.document) ?? 0) - (this.#order.get(b.document) ?? 0);
    return places || a.paragraph - b.paragraph || a.start - b.start;
  }

  async #read(question: string, candidates: readonly Candidate[], options: Abortable): Promise<Candidate[]> {
    const readings = await this.#reader.read(
      question,
      candidates.map(({ passage }) => passage.text),
      options,
    );
    return candidates.map(({ passage, evidence }, i) => {
      const reading = readings[i];
      if (reading === undefined) return { passage, evidence, reading: null };
      const answers = probabilityOf(relevance(reading, { start: 0, end: passage.text.length }));
      return { passage, evidence: { ...evidence, relevance: answers }, reading: moved(reading, passage.start) };
    });
  }

  /** A sentence over the passage limit is several passages: the best one speaks for it. */
  #distinctSentences(ranked: readonly RankedCandidate[]): RankedCandidate[] {
    const seen = new Set<string>();
    return ranked.filter(({ passage: { document, paragraph, sentence } }) => {
      const key = `${document}\0${String(paragraph)}\0${String(sentence)}`;
      return !seen.has(key) && seen.add(key);
    });
  }

  #toDocument({ passage, score, evidence, reading }: RankedCandidate): RetrievedSentence {
    const { document, paragraph, sentence } = passage;
    const source = this.#paragraphsByDocument.get(document)?.[paragraph - 1];
    const span = source?.sentences[sentence];
    if (source === undefined || span === undefined) {
      throw new RangeError(`No sentence ${String(sentence)} in ${document}, paragraph ${String(paragraph)}`);
    }
    const { start, end } = span;
    return new Document({
      id: `${document}#p${String(paragraph)}:${String(start)}-${String(end)}`,
      pageContent: source.text.slice(start, end),
      metadata: { document, paragraph, sentence, start, end, score, evidence, reading },
    });
  }
}

/** What was found with all evidence but the reader's, BM25 still on its own scale. */
function withEvidence({ sentences, mentionsKnown, knownPart }: Found, query: Query): Candidate[] {
  // "the United States" where only the United Nations and Member States are spoken of.
  const namesAnother = mentionsKnown === 0 && query.mentions.some(isOfSeveralWords);
  return sentences.map(({ passage, match, similarity, contexts }) => ({
    passage,
    evidence: {
      lexicalSentence: match.score,
      lexicalParagraph: Math.max(0, ...contexts.map((context) => context.match.score)),
      coverageSentence: match.coverage,
      coverageParagraph: Math.max(0, ...contexts.map((context) => context.match.coverage)),
      tellingCoverage: match.tellingCoverage,
      similaritySentence: similarity,
      similarityParagraph: Math.max(-1, ...contexts.map((context) => context.similarity)),
      relevance: 0,
      answerType: query.answerTypeFit(passage.text),
      mentionsParagraph: Math.max(0, ...contexts.map(({ mentions }) => mentions)),
      mentionsKnown,
      agreement: namesAnother ? 0 : query.agreement(passage.text),
      knownPart,
    },
    reading: null,
  }));
}

/** A reading of a passage that begins at `offset` of a paragraph, as one of the paragraph. */
function moved({ words, ...logits }: Reading, offset: number): Reading {
  return { ...logits, words: words.map(({ start, end }) => ({ start: start + offset, end: end + offset })) };
}

/** The greatest BM25 score, to divide by: 1 where none is above 0. */
function greatest(candidates: readonly Candidate[], key: 'lexicalSentence' | 'lexicalParagraph'): number {
  return Math.max(0, ...candidates.map(({ evidence }) => evidence[key])) || 1;
}

/** BM25 has no scale of its own: scores become parts of the best candidate's. */
function relativeToBest(candidates: readonly Candidate[]): Candidate[] {
  const bestSentence = greatest(candidates, 'lexicalSentence');
  const bestParagraph = greatest(candidates, 'lexicalParagraph');
  return candidates.map(({ evidence, ...candidate }) => ({
    ...candidate,
    evidence: {
      ...evidence,
      lexicalSentence: evidence.lexicalSentence / bestSentence,
      lexicalParagraph: evidence.lexicalParagraph / bestParagraph,
    },
  }));
}
