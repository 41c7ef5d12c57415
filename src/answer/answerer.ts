import { standaloneQuestion } from '../conversation/standalone-question.js';
import { UnknownDocumentError } from '../errors.js';
import type { Reader } from '../reading/reading.js';
import type { Calibration } from '../retrieval/calibration.js';
import { HybridRetriever, type RetrievedSentence } from '../retrieval/hybrid-retriever.js';
import { terms } from '../vocabulary/terms.js';
import type { Answer, AskRequest, Citation, CorpusDocument } from '../types.js';
import type { IndexedDocuments } from '../vector-index/index-documents.js';
import { answerabilityFeatures, probabilityOfAnswer, SENTENCES_COMPARED } from './answerability.js';
import { toCitation } from './citation.js';

const DEFAULT_LIMIT = 3;
const RELATED = 3;
/** A further sentence is cited only where, without those before it, it would answer with at least this probability… */
const ALSO_ANSWERS_FROM = 0.5;
/** …and where its score is at least this part of the first one's: with little text after it, it stands out too easily. */
const NEAR_THE_FIRST = 0.75;

export interface AnswererFields {
  readonly index: IndexedDocuments;
  readonly calibration: Calibration;
  readonly reader: Reader;
}

/** Answers questions over indexed documents in the documents' own words, or says that they don't say. */
export class Answerer {
  readonly documents: readonly CorpusDocument[];
  readonly #byId: ReadonlyMap<string, CorpusDocument>;
  readonly #retriever: HybridRetriever;
  readonly #calibration: Calibration;

  constructor({ index, calibration, reader }: AnswererFields) {
    this.#calibration = calibration;
    this.documents = index.documents;
    this.#byId = new Map(index.documents.map((document) => [document.id, document]));
    this.#retriever = new HybridRetriever({ index, weights: calibration.ranking, reader });
  }

  document(id: string): CorpusDocument | undefined {
    return this.#byId.get(id);
  }

  /** @throws UnknownDocumentError where the request names a document that isn't there. */
  async ask({ question, history = [], documents, limit = DEFAULT_LIMIT }: AskRequest): Promise<Answer> {
    const unknown = documents?.filter((id) => !this.#byId.has(id)) ?? [];
    if (unknown.length > 0) throw new UnknownDocumentError(unknown);

    const standalone = await standaloneQuestion(question, history, async (earlier) => {
      const { answer } = await this.ask({ question: earlier, documents, limit: 1 });
      return answer?.text ?? null;
    });
    const found = await this.#retriever.retrieve(standalone, { k: SENTENCES_COMPARED, documents });
    const [best] = found;
    const confidence = this.#confidence(found);
    const shared = { question, standaloneQuestion: standalone, confidence, suggestions: [] };
    const cite = this.#citer(standalone);
    if (best === undefined || confidence < this.#calibration.answersFrom) {
      return {
        ...shared,
        status: 'no_answer',
        answer: null,
        citations: [],
        related: found.slice(0, RELATED).map(cite),
      };
    }
    const first = cite(best);
    const others = found
      .slice(1, limit)
      .filter(({ metadata }) => metadata.score >= NEAR_THE_FIRST * best.metadata.score)
      .filter((_, i) => this.#confidence(found.slice(i + 1)) >= ALSO_ANSWERS_FROM);
    return {
      ...shared,
      status: 'answered',
      answer: { text: first.quote, citation: 0, start: first.start, end: first.end },
      citations: [first, ...others.map(cite)],
    };
  }

  /** The probability that the first of these sentences answers. */
  #confidence(found: readonly RetrievedSentence[]): number {
    const features = answerabilityFeatures(found);
    return features === null ? 0 : probabilityOfAnswer(features, this.#calibration.answerability);
  }

  #citer(question: string): (sentence: RetrievedSentence) => Citation {
    const questionTerms = new Set(terms(question));
    return (sentence) => {
      const { document: id } = sentence.metadata;
      const document = this.#byId.get(id);
      if (document === undefined) throw new UnknownDocumentError([id]);
      return toCitation(sentence, document, questionTerms);
    };
  }
}
