import { Document } from '@langchain/core/documents';
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers';
import { dotProduct } from '../embeddings/vector.js';
import { probabilityOf, relevance, type Reader, type Reading } from '../reading/reading.js';
import { timed, type OnStage } from '../stages.js';
import type { Paragraph, SentencePassage, Span } from '../types.js';
import type { IndexedDocuments } from '../vector-index/index-documents.js';
import type { Evidence } from './evidence.js';
import { lexicalSearchOf, type LexicalSearch } from './lexical-search.js';
import { fusedScore, type RankingWeights } from './fusion.js';
import { memoize } from './memoize.js';
import { analyseQuestion, type Query } from './query.js';
import { RelatedTerms } from './related-terms.js';

/** How many passages each kind of search puts forward, where the fields don't tell. */
const DEFAULT_CANDIDATES = 60;
/** Up to this many passages all are compared with the question: under a narrow filter the graph finds too few. */
const EXACT_SEARCH_LIMIT = 2000;
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
  readonly index: IndexedDocuments;
  readonly weights: RankingWeights;
  readonly reader: Reader;
  /** How many passages each kind of search puts forward. */
  readonly candidates?: number | undefined;
  /** Told of every ranking, for those who compare it with what was retrieved. */
  readonly onRanked?: ((ranking: Ranking) => void) | undefined;
  readonly onStage?: OnStage | undefined;
}

interface Candidate {
  readonly label: number;
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
  readonly #index: IndexedDocuments;
  readonly #weights: RankingWeights;
  readonly #reader: Reader;
  readonly #onRanked: HybridRetrieverFields['onRanked'];
  readonly #onStage: OnStage | undefined;
  readonly #options: RetrieveOptions;
  readonly #candidates: number;
  readonly #sentences: readonly SentencePassage[];
  readonly #lexical: LexicalSearch;
  readonly #relatedTerms: RelatedTerms;
  readonly #labelsByDocument = new Map<string, number[]>();
  readonly #paragraphsByDocument: ReadonlyMap<string, readonly Paragraph[]>;

  static override lc_name(): string {
    return 'HybridRetriever';
  }

  constructor(retrieverFields: HybridRetrieverFields) {
    const { index, weights, reader, onRanked, onStage, k, documents, candidates, ...fields } = retrieverFields;
    super(fields);
    this.#index = index;
    this.#weights = weights;
    this.#reader = reader;
    this.#onRanked = onRanked;
    this.#onStage = onStage;
    this.#options = { k, documents };
    this.#candidates = candidates ?? DEFAULT_CANDIDATES;
    const { sentences, paragraphs } = index.passages;
    this.#sentences = sentences;
    this.#lexical = lexicalSearchOf(index.passages);
    this.#relatedTerms = new RelatedTerms(index.termStore);
    this.#paragraphsByDocument = new Map(index.documents.map((document) => [document.id, document.paragraphs]));
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
    const gathered = await timed('search', this.#onStage, async () => {
      const query = await analyseQuestion(question, this.#index.passageStore.embeddings, this.#relatedTerms);
      const wanted = documents && new Set(documents.flatMap((document) => this.#labelsByDocument.get(document) ?? []));
      return this.#gather(query, wanted);
    });
    const beforeReading = this.#distinctSentences(this.#rank(relativeToBest(gathered)));
    const read = await timed('reading', this.#onStage, () => this.#read(question, beforeReading.slice(0, READ)));
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
      .sort((a, b) => b.score - a.score);
  }

  async #read(question: string, candidates: readonly Candidate[]): Promise<Candidate[]> {
    const passages = candidates.map(({ label }) => this.#sentence(label));
    const readings = await this.#reader.read(
      question,
      passages.map(({ text }) => text),
    );
    return candidates.map(({ label, evidence }, i) => {
      const [reading, passage] = [readings[i], passages[i]];
      if (reading === undefined || passage === undefined) return { label, evidence, reading: null };
      const answers = probabilityOf(relevance(reading, { start: 0, end: passage.text.length }));
      return { label, evidence: { ...evidence, relevance: answers }, reading: moved(reading, passage.start) };
    });
  }

  /** The candidate sentence passages with the evidence for each, BM25 still on its own scale. */
  #gather(query: Query, wanted: ReadonlySet<number> | undefined): Candidate[] {
    const { sentences, paragraphs } = this.#lexical;
    const { contexts, members } = this.#lexical.containment;
    const offset = this.#sentences.length;
    const isWanted = (label: number): boolean => wanted?.has(label) ?? true;
    const labels = new Set([
      ...sentences.strongest(query.terms, this.#candidates, isWanted),
      ...paragraphs
        .strongest(query.terms, this.#candidates, (item) => isWanted(item + offset))
        .flatMap((item) => members[item] ?? []),
      ...this.#nearest(query.vector, wanted).flatMap((label) =>
        label < offset ? [label] : (members[label - offset] ?? []),
      ),
    ]);
    const similarity = memoize((label) => dotProduct(query.vector, this.#index.passageStore.vector(label)));
    const inSentence = sentences.matcher(query.terms);
    const inParagraph = memoize(paragraphs.matcher(query.terms));
    const mentionsHeld = memoize((item) => paragraphs.mentionsHeld(query.mentions, item));
    const mentionsKnown = paragraphs.mentionsKnown(query.mentions);
    const knownPart = sentences.knownPart(query.terms);
    return [...labels].map((label) => {
      const around = (contexts[label] ?? []).map((item) => ({
        similarity: similarity(item + offset),
        match: inParagraph(item),
        mentions: mentionsHeld(item),
      }));
      const { score, coverage, tellingCoverage } = inSentence(label);
      const evidence = {
        lexicalSentence: score,
        lexicalParagraph: Math.max(0, ...around.map(({ match }) => match.score)),
        coverageSentence: coverage,
        coverageParagraph: Math.max(0, ...around.map(({ match }) => match.coverage)),
        tellingCoverage,
        similaritySentence: similarity(label),
        similarityParagraph: Math.max(-1, ...around.map((context) => context.similarity)),
        relevance: 0,
        answerType: query.answerTypeFit(this.#sentence(label).text),
        mentionsParagraph: Math.max(0, ...around.map(({ mentions }) => mentions)),
        mentionsKnown,
        agreement: query.agreement(this.#sentence(label).text),
        knownPart,
      };
      return { label, evidence, reading: null };
    });
  }

  #nearest(vector: number[], wanted: ReadonlySet<number> | undefined): number[] {
    const { passageStore } = this.#index;
    if (wanted === undefined || wanted.size > EXACT_SEARCH_LIMIT) {
      const accepts = wanted && ((label: number): boolean => wanted.has(label));
      return passageStore.nearest(vector, this.#candidates, accepts).map(({ label }) => label);
    }
    return [...wanted]
      .map((label) => ({ label, similarity: dotProduct(vector, passageStore.vector(label)) }))
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, this.#candidates)
      .map(({ label }) => label);
  }

  /** A sentence over the passage limit is several passages: the best one speaks for it. */
  #distinctSentences(ranked: readonly RankedCandidate[]): RankedCandidate[] {
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

  #toDocument({ label, score, evidence, reading }: RankedCandidate): RetrievedSentence {
    const { document, paragraph, sentence } = this.#sentence(label);
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
