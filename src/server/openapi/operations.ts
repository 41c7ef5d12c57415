import type { ComponentName } from '../../contract/components.js';

/** One thing that the server does, as the OpenAPI document tells it. */
export interface Operation {
  readonly method: 'get' | 'post';
  /** As OpenAPI has it: "/v1/documents/{id}". */
  readonly path: string;
  readonly operationId: string;
  readonly tag: 'statement' | 'operation' | 'pages';
  readonly summary: string;
  readonly description?: string;
  /** Name of the body's schema. */
  readonly request?: ComponentName;
  /** Query parameters, by name, with what each means. */
  readonly query?: Readonly<Record<string, string>>;
  readonly response: { readonly description: string; readonly mediaType: string; readonly schema?: ComponentName };
  /** Statuses of the problem details that it may respond. */
  readonly problems: readonly number[];
}

const JSON_BODY = 'application/json';
const HTML = 'text/html';
/** What a locked, limited, loaded and fallible route may respond beside what its request causes. */
const LIMITED = [401, 429, 500, 503];
const TAKES_BODY = [400, 413, 415, 422, ...LIMITED];

const STATEMENT: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/ask',
    operationId: 'ask',
    tag: 'statement',
    summary: 'Answers a question in the documents’ own words, or says that they don’t say',
    request: 'AskRequest',
    response: { description: 'An answer or a refusal', mediaType: JSON_BODY, schema: 'Answer' },
    problems: TAKES_BODY,
  },
  {
    method: 'post',
    path: '/v1/check',
    operationId: 'checkClaim',
    tag: 'statement',
    summary: 'Finds evidence for or against a claim',
    description: 'It shows evidence and differences. It does not know what is true.',
    request: 'ClaimRequest',
    response: { description: 'The verdict with its evidence', mediaType: JSON_BODY, schema: 'ClaimCheck' },
    problems: TAKES_BODY,
  },
  {
    method: 'post',
    path: '/v1/quotes',
    operationId: 'checkQuote',
    tag: 'statement',
    summary: 'Tells whether quoted words are the documents’ own',
    request: 'QuoteRequest',
    response: { description: 'Where the words stand, or how they differ', mediaType: JSON_BODY, schema: 'QuoteCheck' },
    problems: TAKES_BODY,
  },
  {
    method: 'get',
    path: '/v1/documents',
    operationId: 'listDocuments',
    tag: 'statement',
    summary: 'Lists the documents',
    response: { description: 'The documents’ facts', mediaType: JSON_BODY, schema: 'DocumentList' },
    problems: LIMITED,
  },
  {
    method: 'get',
    path: '/v1/documents/{id}',
    operationId: 'getDocument',
    tag: 'statement',
    summary: 'Gives a document with its paragraphs and sentences',
    response: { description: 'The document', mediaType: JSON_BODY, schema: 'Document' },
    problems: [400, 404, ...LIMITED],
  },
];

const OPERATION: readonly Operation[] = [
  {
    method: 'get',
    path: '/healthz',
    operationId: 'isAlive',
    tag: 'operation',
    summary: 'The process lives',
    response: { description: 'It does', mediaType: JSON_BODY, schema: 'Health' },
    problems: [],
  },
  {
    method: 'get',
    path: '/readyz',
    operationId: 'isReady',
    tag: 'operation',
    summary: 'The index is loaded',
    response: { description: 'It is', mediaType: JSON_BODY, schema: 'Readiness' },
    problems: [500, 503],
  },
  {
    method: 'get',
    path: '/openapi.json',
    operationId: 'getOpenApi',
    tag: 'operation',
    summary: 'This document',
    response: { description: 'OpenAPI 3.1', mediaType: JSON_BODY },
    problems: [],
  },
];

const METRICS: Operation = {
  method: 'get',
  path: '/metrics',
  operationId: 'getMetrics',
  tag: 'operation',
  summary: 'Metrics for Prometheus, unless they have a port of their own',
  response: { description: 'Prometheus’ text format', mediaType: 'text/plain' },
  problems: [],
};

const PAGES: readonly Operation[] = [
  {
    method: 'get',
    path: '/',
    operationId: 'showDemonstration',
    tag: 'pages',
    summary: 'The widget beside the first document',
    response: { description: 'A page', mediaType: HTML },
    problems: [429, 500, 503],
  },
  {
    method: 'get',
    path: '/documents/{id}',
    operationId: 'showDocument',
    tag: 'pages',
    summary: 'The readable document; #p4 is a paragraph',
    query: { quote: 'A passage to mark.' },
    response: { description: 'A page', mediaType: HTML },
    problems: [400, 404, 429, 500, 503],
  },
  {
    method: 'get',
    path: '/widget.js',
    operationId: 'getWidget',
    tag: 'pages',
    summary: 'The widget, for pages of every origin',
    response: { description: 'A script', mediaType: 'text/javascript' },
    problems: [],
  },
  {
    method: 'get',
    path: '/docs',
    operationId: 'showApiReader',
    tag: 'pages',
    summary: 'This document, to be read and tried',
    response: { description: 'A page', mediaType: HTML },
    problems: [],
  },
];

export const OPERATIONS: readonly Operation[] = [...STATEMENT, ...OPERATION, METRICS, ...PAGES];
