import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Stage } from '../../stages.js';
import type { Answer, ClaimCheck, QuoteCheck } from '../../types.js';
import type { IndexDescription } from '../../vector-index/manifest.js';

/** In seconds: reading takes most of the time of an answer, tens to hundreds of milliseconds. */
const DURATIONS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const TENTHS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
const VERDICTS: readonly ClaimCheck['verdict'][] = ['supported', 'contradicted', 'not_found'];
const QUOTE_STATUSES: readonly QuoteCheck['status'][] = ['verbatim', 'altered', 'absent'];

export interface HandledRequest {
  readonly method: string;
  /** The route's template, as in "/v1/documents/:id". */
  readonly route: string;
  readonly status: string;
}

/** What a server counts and measures for Prometheus, with memory, event loop lag and the like of its process. */
export class Metrics {
  readonly registry = new Registry();
  readonly #requests = new Histogram({
    name: 'statement_qa_http_request_duration_seconds',
    help: 'Time from a request’s head to the end of its response; the count is that of the requests.',
    labelNames: ['method', 'route', 'status'],
    buckets: DURATIONS,
    registers: [this.registry],
  });
  readonly #answers = new Counter({
    name: 'statement_qa_answers_total',
    help: 'Questions by what became of them; reason is empty where they are answered.',
    labelNames: ['status', 'reason'],
    registers: [this.registry],
  });
  readonly #lookups = new Counter({
    name: 'statement_qa_answer_cache_lookups_total',
    help: 'Questions by whether the answer was kept from before; those that are no question to the documents are not looked up.',
    labelNames: ['result'],
    registers: [this.registry],
  });
  readonly #confidence = new Histogram({
    name: 'statement_qa_answer_confidence',
    help: 'Probability that the first citation, or the nearest passage, answers.',
    labelNames: ['status'],
    buckets: TENTHS,
    registers: [this.registry],
  });
  readonly #verdicts = new Counter({
    name: 'statement_qa_claim_verdicts_total',
    help: 'Claims by verdict.',
    labelNames: ['verdict'],
    registers: [this.registry],
  });
  readonly #quotes = new Counter({
    name: 'statement_qa_quote_checks_total',
    help: 'Quotes by what they were found to be.',
    labelNames: ['status'],
    registers: [this.registry],
  });
  readonly #stages = new Histogram({
    name: 'statement_qa_stage_duration_seconds',
    help: 'Time that a part of answering took.',
    labelNames: ['stage'],
    buckets: DURATIONS,
    registers: [this.registry],
  });
  readonly #index = new Gauge({
    name: 'statement_qa_index_info',
    help: 'Always 1: the labels tell which index is loaded.',
    labelNames: ['model', 'model_sha256', 'built_at'],
    // Each worker has the same one in its memory.
    aggregator: 'first',
    registers: [this.registry],
  });
  readonly #contents = new Gauge({
    name: 'statement_qa_index_contents',
    help: 'How many documents, passages, terms and suggestions the index holds.',
    labelNames: ['kind'],
    aggregator: 'first',
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    // Rates of what has never happened yet are 0, not unknown.
    for (const verdict of VERDICTS) this.#verdicts.inc({ verdict }, 0);
    for (const status of QUOTE_STATUSES) this.#quotes.inc({ status }, 0);
    this.#answers.inc({ status: 'answered', reason: '' }, 0);
    this.#answers.inc({ status: 'no_answer', reason: 'not_said' }, 0);
    for (const result of ['hit', 'miss']) this.#lookups.inc({ result }, 0);
  }

  handled(request: HandledRequest, seconds: number): void {
    this.#requests.observe({ ...request }, seconds);
  }

  answered(answer: Answer): void {
    const { status, confidence } = answer;
    this.#answers.inc({ status, reason: answer.status === 'answered' ? '' : answer.reason });
    this.#confidence.observe({ status }, confidence);
  }

  /** Of the cache of answers. */
  lookedUp(isThere: boolean): void {
    this.#lookups.inc({ result: isThere ? 'hit' : 'miss' });
  }

  judged({ verdict }: ClaimCheck): void {
    this.#verdicts.inc({ verdict });
  }

  compared({ status }: QuoteCheck): void {
    this.#quotes.inc({ status });
  }

  took(stage: Stage, seconds: number): void {
    this.#stages.observe({ stage }, seconds);
  }

  loaded({ builtAt, origin, counts }: IndexDescription): void {
    this.#index.reset();
    this.#index.set({ model: origin.model.id, model_sha256: origin.model.sha256, built_at: builtAt }, 1);
    for (const [kind, count] of Object.entries(counts)) this.#contents.set({ kind }, count);
  }
}
