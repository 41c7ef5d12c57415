import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { Document } from '@langchain/core/documents';
import { placeId } from '../passages/passage-document.js';
import { DocumentsById } from '../documents-by-id.js';
import type { Reader, Reading } from '../reading/reading.js';
import { betweenSteps, timed, type OnStage } from '../stages.js';
import type { Abortable, SentencePassage, Span } from '../types.js';
import type { SearchIndex } from '../vector-index/search-index.js';
import { bundledThesaurus } from '../vocabulary/thesaurus.js';
import { bestLexicalSentence, candidatesOf, ranked, type RankedCandidate } from './candidate.js';
import { COMPARED, compared, isDoubtful } from './candidate-comparison.js';
import { read, readUntilSettled, type ReadingFields } from './candidate-reading.js';
import { EmbeddedSearch } from './embedded-search.js';
import { wordingOf } from './document-wording.js';
import type { Evidence } from './evidence.js';
import type { RankingWeights } from './fusion.js';
import type { Found, PassageSearch } from './passage-search.js';
import { PostgresSearch } from './postgres-search.js';
import { plainQuestion } from './plain-question.js';
import { analyseQuestion } from './query.js';
import { RelatedTerms } from './related-terms.js';
import { wellSpelt } from './spelling.js';

/** How many passages each kind of search puts forward, where the fields don't tell. */
const DEFAULT_CANDIDATES = 60;
/** How many of the best sentences may be read together with the question, where the fields don't tell. */
const DEFAULT_READ = 6;
const DEFAULT_RESULTS = 10;

export interface RetrievedMetadata extends Span {
  readonly document: string;
  readonly paragraph: number;
  /** The sentence's place in its paragraph, from 0. */
  readonly sentence: number;
  /** The question as it was put to the document. */
  readonly asked: string;
  /** Similarity of question and sentence by all evidence, and by all but the reader's, 0 to 1, larger is better. */
  readonly score: number;
  readonly unreadScore: number;
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

export interface SettleOptions extends RetrieveOptions, Abortable {
  /** How many of the first sentences must be what reading all would give, in their order; all `k` where left out. */
  readonly settled?: number | undefined;
}

/** How the candidates for a question were ranked, all of them and best first; before reading for the question as it is. */
export interface Ranking {
  readonly question: string;
  readonly beforeReading: readonly RetrievedSentence[];
  readonly afterReading: readonly RetrievedSentence[];
  /** The greatest BM25 score of a sentence, of which `evidence.lexicalSentence` gives parts; 1 where none scored. */
  readonly bestLexicalSentence: number;
}

/** What was found for a question, best first. */
interface Searched {
  readonly question: string;
  readonly found: Found;
  readonly candidates: readonly RankedCandidate[];
}

export interface HybridRetrieverFields {
  readonly index: SearchIndex;
  readonly weights: RankingWeights;
  readonly reader: Reader;
  /** How many passages each kind of search puts forward. */
  readonly candidates?: number | undefined;
  /** How many of the best sentences may be read together with the question. */
  readonly read?: number | undefined;
  /** Whether the best sentences are read together for every question, not only where there is doubt. */
  readonly comparesAll?: boolean | undefined;
  /** Told of every ranking, for those who compare it with what was retrieved. */
  readonly onRanked?: ((ranking: Ranking) => void) | undefined;
  readonly onStage?: OnStage | undefined;
}

/**
 * Finds the sentences that may answer a question: those that HNSW search over sentence and paragraph vectors and
 * BM25 over sentences and paragraphs put forward, ranked by all of these together; of the best, those that reading may put
 * first are then read together with the question and ranked anew, the first few also in one passage where that leaves doubt.
 */
export class HybridRetriever {
  readonly #embeddings: EmbeddingsInterface;
  readonly #relatedTerms: RelatedTerms;
  readonly #weights: RankingWeights;
  readonly #reading: ReadingFields;
  readonly #onRanked: HybridRetrieverFields['onRanked'];
  readonly #onStage: OnStage | undefined;
  readonly #comparesAll: boolean;
  readonly #candidates: number;
  readonly #mostRead: number;
  readonly #search: PassageSearch;
  /** A document's place in the corpus. */
  readonly #order: ReadonlyMap<string, number>;
  readonly #byId: DocumentsById;

  constructor({ index, weights, reader, onRanked, onStage, candidates, read, comparesAll }: HybridRetrieverFields) {
    this.#embeddings = index.termStore.embeddings;
    this.#relatedTerms = new RelatedTerms(index.termStore, bundledThesaurus());
    this.#weights = weights;
    this.#reading = { reader, weights };
    this.#onRanked = onRanked;
    this.#onStage = onStage;
    this.#comparesAll = comparesAll ?? false;
    this.#candidates = candidates ?? DEFAULT_CANDIDATES;
    this.#mostRead = read ?? DEFAULT_READ;
    this.#search = 'database' in index ? new PostgresSearch(index) : new EmbeddedSearch(index);
    this.#order = new Map(index.documents.map(({ id }, place) => [id, place]));
    this.#byId = new DocumentsById(index.documents);
  }

  /** The sentences that fit a question best, best first. */
  async retrieve(
    question: string,
    { k = DEFAULT_RESULTS, settled = k, documents, signal }: SettleOptions = {},
  ): Promise<RetrievedSentence[]> {
    await betweenSteps(signal);
    const spelt = await wellSpelt(question, bundledThesaurus(), (terms) => this.#search.held(terms));
    const asked = await this.#searched(plainQuestion(spelt), documents);
    const afterReading = await this.#read(asked, settled, { signal });
    this.#onRanked?.({
      question,
      beforeReading: this.#toDocuments(asked.candidates),
      afterReading: this.#toDocuments(afterReading),
      bestLexicalSentence: bestLexicalSentence(asked.found),
    });
    return this.#toDocuments(afterReading.slice(0, k));
  }

  /** Of one question the candidates before reading. */
  async #searched(question: string, documents: readonly string[] | undefined): Promise<Searched> {
    return timed('search', this.#onStage, async () => {
      const query = await analyseQuestion(question, this.#embeddings, this.#relatedTerms);
      const found = await this.#search.find(query, { candidates: this.#candidates, documents });
      const candidates = candidatesOf(found, query).map((candidate) => ranked(candidate, this.#weights));
      return { question, found, candidates: this.#distinctSentences(this.#inOrder(candidates)) };
    });
  }

  /** The candidates in order after reading, by the question as it is put to their documents. */
  async #read(asked: Searched, settled: number, options: Abortable): Promise<RankedCandidate[]> {
    const put = this.#asPut(asked);
    if (put === null) return this.#readAlone(asked, settled, options);
    const own = new Set(put.documents);
    const candidates = asked.candidates.filter(({ passage }) => !own.has(passage.document));
    const ofOthers = await this.#readAlone({ ...asked, candidates }, settled, options);
    const asPut = await this.#readAlone(await this.#searched(put.question, put.documents), settled, options);
    return this.#inOrder([...ofOthers, ...asPut]);
  }

  async #readAlone(
    { question, candidates }: Searched,
    settled: number,
    options: Abortable,
  ): Promise<RankedCandidate[]> {
    const read = await timed('reading', this.#onStage, () =>
      readUntilSettled(question, candidates.slice(0, this.#mostRead), settled, this.#reading, options),
    );
    return this.#compared(question, [...this.#inOrder(read), ...candidates.slice(this.#mostRead)], options);
  }

  /** The question as the documents that come first speak of themselves, with these documents; null where it is put to them as it is. */
  #asPut({ question, candidates }: Searched): { question: string; documents: string[] } | null {
    const near = [...new Set(candidates.slice(0, this.#mostRead).map(({ passage }) => passage.document))];
    const put = near.map((document) => ({ document, put: wordingOf(this.#byId.get(document)).ofQuestion(question) }));
    const first = put.find((one) => one.put !== null)?.put ?? null;
    const documents = put.filter((one) => one.put === first).map(({ document }) => document);
    return first === null ? null : { question: first, documents };
  }

  /** Retrieved sentences, best first, each of them read together with the question that was put to its document. */
  async readAll(sentences: readonly RetrievedSentence[], options: Abortable = {}): Promise<RetrievedSentence[]> {
    const candidates = sentences.map(toCandidate);
    const unread = candidates.filter(({ reading }) => reading === null);
    const nowRead = await timed('further', this.#onStage, async () => {
      const found: RankedCandidate[] = [];
      for (const question of new Set(unread.map(({ asked }) => asked))) {
        const put = unread.filter(({ asked }) => asked === question);
        found.push(...(await read(question, put, this.#reading, options)));
      }
      return found;
    });
    const known = candidates.filter(({ reading }) => reading !== null);
    return this.#toDocuments(this.#inOrder([...known, ...nowRead]));
  }

  /** Where the best leaves doubt, the first few read together, anew in their order; the others, which are not, stay behind them. */
  async #compared(
    question: string,
    candidates: readonly RankedCandidate[],
    options: Abortable,
  ): Promise<RankedCandidate[]> {
    const [best] = candidates;
    if (best === undefined || !(this.#comparesAll || isDoubtful(best))) return [...candidates];
    const inText = candidates.slice(0, COMPARED).sort((a, b) => this.#byPlace(a.passage, b.passage));
    const anew = await timed('comparison', this.#onStage, () => compared(question, inText, this.#reading, options));
    const first = this.#inOrder(anew);
    const least = first.at(-1)?.score ?? 0;
    const others = candidates.slice(COMPARED).map((one) => ({ ...one, score: Math.min(one.score, least) }));
    return [...first, ...others];
  }

  #inOrder(candidates: readonly RankedCandidate[]): RankedCandidate[] {
    return [...candidates].sort((a, b) => b.score - a.score || this.#byPlace(a.passage, b.passage));
  }

  /** By their places in the corpus: whichever way they were found, what fits equally well keeps one order. */
  #byPlace(a: SentencePassage, b: SentencePassage): number {
    const places = (this.#order.get(a.document) ?? 0) - (this.#order.get(b.document) ?? 0);
    return places || a.paragraph - b.paragraph || a.start - b.start;
  }

  /** A sentence over the passage limit is several passages: the best one speaks for it. */
  #distinctSentences(ranked: readonly RankedCandidate[]): RankedCandidate[] {
    const seen = new Set<string>();
    return ranked.filter(({ passage: { document, paragraph, sentence } }) => {
      const key = `${document}\0${String(paragraph)}\0${String(sentence)}`;
      return !seen.has(key) && seen.add(key);
    });
  }

  #toDocuments(candidates: readonly RankedCandidate[]): RetrievedSentence[] {
    return candidates.map((candidate) => this.#toDocument(candidate));
  }

  #toDocument({ passage, ...scores }: RankedCandidate): RetrievedSentence {
    const { document, paragraph, sentence } = passage;
    const source = this.#byId.find(document)?.paragraphs[paragraph - 1];
    const span = source?.sentences[sentence];
    if (source === undefined || span === undefined) {
      throw new RangeError(`No sentence ${String(sentence)} in ${document}, paragraph ${String(paragraph)}`);
    }
    const { start, end } = span;
    return new Document({
      id: placeId({ document, paragraph, ...span }),
      pageContent: source.text.slice(start, end),
      metadata: { document, paragraph, sentence, start, end, ...scores },
    });
  }
}

function toCandidate({ pageContent: text, metadata }: RetrievedSentence): RankedCandidate {
  const { document, paragraph, sentence, start, end, ...scores } = metadata;
  return { passage: { document, paragraph, sentence, start, end, text }, ...scores };
}
