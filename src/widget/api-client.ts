import type { Answer, AskRequest, ClaimResult, Failure, Inquiry, QuoteResult, Result } from './contract.js';

/** Thrown where the server did not say anything to an inquiry that a person could read. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.kind, options);
    this.failure = failure;
  }
}

export interface ApiClientOptions {
  /** The server's address, without a slash at the end. */
  readonly endpoint: string;
  /** The documents to ask; all where empty. */
  readonly documents: readonly string[];
}

/** Response of GET /v1/documents, as far as the widget shows it. */
interface DocumentList {
  readonly documents: readonly { readonly id: string; readonly suggestions: readonly string[] }[];
}

const MOST_SUGGESTIONS = 4;
const TIMEOUT_MS = 30_000;
const WAIT_WHERE_NOT_TOLD_SECONDS = 30;

/** Seconds from a Retry-After header, which holds either seconds or a date (RFC 9110, 10.2.3). */
function retryAfterSeconds(response: Response): number {
  const value = response.headers.get('Retry-After') ?? '';
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(1, Math.ceil(seconds)) : WAIT_WHERE_NOT_TOLD_SECONDS;
}

async function problemDetail(response: Response): Promise<string> {
  try {
    const { detail } = (await response.json()) as { detail?: unknown };
    return typeof detail === 'string' ? detail : '';
  } catch {
    return '';
  }
}

async function failureOf(response: Response): Promise<Failure> {
  if (response.status === 429) return { kind: 'rate-limited', secondsLeft: retryAfterSeconds(response) };
  if (response.status >= 500) return { kind: 'server' };
  return { kind: 'refused', detail: await problemDetail(response) };
}

/** The server's API version 1, for one page: no cookie is sent, and nothing but the server is spoken to. */
export class ApiClient {
  readonly #endpoint: string;
  readonly #documents: readonly string[];

  constructor({ endpoint, documents }: ApiClientOptions) {
    this.#endpoint = endpoint;
    this.#documents = documents;
  }

  /** @throws FailureError; the signal's reason where it aborts */
  async submit({ kind, text }: Inquiry, history: AskRequest['history'], signal: AbortSignal): Promise<Result> {
    const documents = this.#documents;
    if (kind === 'question') {
      const body = { question: text, history, ...(documents.length > 0 && { documents }) };
      return { kind, answer: (await this.#post('/v1/ask', body, signal)) as Answer };
    }
    if (kind === 'claim') {
      const body = { claim: text, ...(documents.length > 0 && { documents }) };
      return { kind, check: (await this.#post('/v1/check', body, signal)) as ClaimResult };
    }
    const body = { quote: text, ...(documents.length === 1 && { document: documents[0] }) };
    return { kind, quote: (await this.#post('/v1/quotes', body, signal)) as QuoteResult };
  }

  /** Questions that the documents answer, to start with; none where the server tells none. */
  async suggestions(): Promise<string[]> {
    try {
      const { documents } = (await (await this.#fetch('/v1/documents')).json()) as DocumentList;
      return documents
        .filter(({ id }) => this.#documents.length === 0 || this.#documents.includes(id))
        .flatMap(({ suggestions }) => suggestions)
        .slice(0, MOST_SUGGESTIONS);
    } catch {
      return [];
    }
  }

  #fetch(path: string, request?: RequestInit): Promise<Response> {
    return fetch(this.#endpoint + path, { credentials: 'omit', referrerPolicy: 'no-referrer', ...request });
  }

  async #post(path: string, body: object, signal: AbortSignal): Promise<unknown> {
    try {
      const response = await this.#fetch(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      if (!response.ok) throw new FailureError(await failureOf(response));
      const said: unknown = await response.json();
      // Every answer of the API has one of these; without it, something in between spoke for the server.
      if (typeof said === 'object' && said !== null && ('status' in said || 'verdict' in said)) return said;
      throw new FailureError({ kind: 'server' });
    } catch (error) {
      if (signal.aborted || error instanceof FailureError) throw error;
      // What is no JSON came from something between here and the server, such as a proxy that answers for it.
      if (error instanceof SyntaxError) throw new FailureError({ kind: 'server' }, { cause: error });
      throw new FailureError({ kind: navigator.onLine ? 'unreachable' : 'offline' }, { cause: error });
    }
  }
}
