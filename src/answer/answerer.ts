import { questionsIn } from '../conversation/several-questions.js';
import { standaloneQuestion } from '../conversation/standalone-question.js';
import { DocumentsById } from '../documents-by-id.js';
import type { Reader } from '../reading/reading.js';
import type { Calibration } from '../retrieval/calibration.js';
import { plainQuestion } from '../retrieval/plain-question.js';
import { HybridRetriever, type HybridRetrieverFields, type RetrievedSentence } from '../retrieval/hybrid-retriever.js';
import { timed, type OnStage } from '../stages.js';
import { terms } from '../vocabulary/terms.js';
import type { Abortable, Answer, AskRequest, Citation, CorpusDocument, NoAnswer, Suggestion, Turn } from '../types.js';
import type { SearchIndex } from '../vector-index/search-index.js';
import { AnswerCache, type AnswerCacheFields } from './answer-cache.js';
import { alike, alsoAnswering } from './also-answering.js';
import { probabilityOfAnswer, SENTENCES_COMPARED } from './answerability.js';
import { answerSpan } from './answer-span.js';
import { toCitation } from './citation.js';
import { answeredTogether, type AnswerAfter } from './several-answers.js';
import { unaskable } from './request-kind.js';
import { Suggester, type SuggestOptions } from './suggester.js';

const DEFAULT_LIMIT = 3;
const RELATED = 3;

export interface AnswererFields {
  readonly index: SearchIndex;
  readonly calibration: Calibration;
  readonly reader: Reader;
  /** Questions that the documents answer; none where left out. */
  readonly suggestions?: readonly Suggestion[];
  /** Told how the sentences were ranked, for those who compare. */
  readonly onRanked?: HybridRetrieverFields['onRanked'];
  /** Told how long each part of answering took. */
  readonly onStage?: OnStage | undefined;
  /** Keeps answers for who asks the same again; every question is answered anew where left out. */
  readonly cache?: AnswerCacheFields | undefined;
}

/** What a request comes to once it stands by itself. */
interface Asked extends AskRequest, Abortable {
  readonly standalone: string;
  readonly limit: number;
}

/** Answers questions over indexed documents in the documents' own words, or says that they don't say. */
export class Answerer {
  readonly documents: readonly CorpusDocument[];
  readonly #byId: DocumentsById;
  readonly #retriever: HybridRetriever;
  readonly #calibration: Calibration;
  readonly #suggester: Suggester;
  readonly #onStage: OnStage | undefined;
  readonly #cache: AnswerCache | null;

  constructor({ index, calibration, reader, onRanked, onStage, cache, suggestions = [] }: AnswererFields) {
    this.#suggester = new Suggester(suggestions, index.termStore.embeddings);
    this.#calibration = calibration;
    this.#onStage = onStage;
    this.#cache = cache === undefined ? null : new AnswerCache(cache);
    this.documents = index.documents;
    this.#byId = new DocumentsById(index.documents);
    this.#retriever = new HybridRetriever({ index, weights: calibration.ranking, reader, onRanked, onStage });
  }

  document(id: string): CorpusDocument | undefined {
    return this.#byId.find(id);
  }

  /** Questions that a document answers, to begin with. */
  suggestions(id: string): string[] {
    return this.#suggester.of(id);
  }

  /** @throws UnknownDocumentError where the request names a document that isn't there. */
  async ask(request: AskRequest, { signal }: Abortable = {}): Promise<Answer> {
    const { question, history = [], documents, limit = DEFAULT_LIMIT } = request;
    this.#byId.assertKnown(documents ?? []);

    const reason = unaskable(question, { isFollowing: history.length > 0 });
    if (reason !== null) {
      return this.#refuse({ ...request, limit, standalone: question }, { reason, confidence: 0, found: [] });
    }
    const standalone = await this.#standalone(question, history.filter(isOfDocuments), { documents, signal });
    const asked = { question, standalone, documents, limit, signal };
    const find = (): Promise<Answer> => this.#answerAll(asked);
    // Another's words may have led to the same question.
    return { ...(await (this.#cache?.answer(asked, find) ?? find())), question };
  }

  #standalone(
    question: string,
    history: readonly Turn[],
    { documents, signal }: Pick<Asked, 'documents' | 'signal'>,
  ): Promise<string> {
    return timed('understanding', this.#onStage, () =>
      standaloneQuestion(question, history, async (earlier) => {
        const { citations } = await this.ask({ question: earlier, documents, limit: 1 }, { signal });
        return citations[0]?.quote ?? null;
      }),
    );
  }

  /** Several questions each by itself. */
  async #answerAll(asked: Asked): Promise<Answer> {
    const questions = questionsIn(plainQuestion(asked.standalone));
    if (questions.length === 1) return this.#answer(asked);
    const answerAfter: AnswerAfter = async (question, before) => {
      const standalone = await this.#standalone(question, before, asked);
      return this.#answer({ ...asked, standalone, limit: 1 });
    };
    return (await answeredTogether(questions, answerAfter, asked.limit)) ?? this.#answer(asked);
  }

  async #answer(asked: Asked): Promise<Answer> {
    const { question, standalone, documents, limit, signal } = asked;
    const found = await this.#retriever.retrieve(standalone, {
      k: SENTENCES_COMPARED,
      settled: 1,
      documents,
      signal,
    });
    const [best, ...others] = found;
    const confidence = probabilityOfAnswer(found, this.#calibration);
    const isSure = confidence >= this.#calibration.answersFrom;
    if (best === undefined || !isSure || best.metadata.evidence.isOfStranger) {
      return this.#refuse(asked, { reason: 'not_said', confidence, found });
    }
    const further = limit === 1 ? [] : await this.#furtherAnswers(asked, best, others);
    const cite = this.#citer(standalone);
    const citations: [Citation, ...Citation[]] = [cite(best), ...further.map(cite)];
    const [{ quote, ...whole }] = citations;
    const { start, end } = answerSpan(best.metadata.asked, quote, whole, best.metadata.reading);
    return {
      status: 'answered',
      question,
      standaloneQuestion: standalone,
      answer: { text: quote.slice(start - whole.start, end - whole.start), citation: 0, start, end },
      confidence,
      citations,
      suggestions: await this.#suggest(standalone, { documents, cited: citations, found: placesOf(found) }),
    };
  }

  /** Best first, as many as there is room for beside the best sentence. */
  async #furtherAnswers(
    { limit, signal }: Asked,
    best: RetrievedSentence,
    others: readonly RetrievedSentence[],
  ): Promise<RetrievedSentence[]> {
    const read = await this.#retriever.readAll(alike(best, others), { signal });
    return alsoAnswering(best, read).slice(0, limit - 1);
  }

  async #refuse(
    { question, standalone, documents }: Asked,
    { reason, confidence, found }: Pick<NoAnswer, 'reason' | 'confidence'> & { found: readonly RetrievedSentence[] },
  ): Promise<NoAnswer> {
    const near = found.filter(({ metadata }) => metadata.evidence.tellingCoverage > 0);
    return {
      status: 'no_answer',
      reason,
      question,
      standaloneQuestion: standalone,
      answer: null,
      confidence,
      citations: [],
      related: near.slice(0, RELATED).map(this.#citer(standalone)),
      suggestions: await this.#suggest(standalone, { documents, found: placesOf(found) }),
    };
  }

  #suggest(question: string, options: SuggestOptions): Promise<string[]> {
    return timed('suggesting', this.#onStage, () => this.#suggester.nearest(question, options));
  }

  #citer(question: string): (sentence: RetrievedSentence) => Citation {
    const questionTerms = new Set(terms(question));
    return (sentence) => toCitation(sentence, this.#byId.get(sentence.metadata.document), questionTerms);
  }
}

/** Thanks and the like between questions say nothing that a follow-up could lean on. */
function isOfDocuments({ question }: Turn): boolean {
  return unaskable(question, { isFollowing: true }) === null;
}

function placesOf(found: readonly RetrievedSentence[]): RetrievedSentence['metadata'][] {
  return found.map(({ metadata }) => metadata);
}
