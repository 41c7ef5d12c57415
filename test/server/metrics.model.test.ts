import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { assemble, bringUpToDate, type Assembly } from '../../src/assembly/assemble.js';
import { packageRoot } from '../../src/package-root.js';
import { Metrics } from '../../src/server/metrics/metrics.js';
import { createMetricsApp } from '../../src/server/metrics/metrics-routes.js';
import { listeningForTest } from '../set-up/app.js';
import { bundledEmbeddings, bundledReader, CORPUS_FOLDER } from '../set-up/bundled.js';
import { newFolder } from '../set-up/folders.js';
import { post, problemOf } from '../set-up/http.js';

const metrics = new Metrics();
let assembly: Assembly;

beforeAll(async () => {
  const models = { embeddings: bundledEmbeddings(), reader: bundledReader() };
  const indexFolder = await newFolder();
  await bringUpToDate(indexFolder, { corpusFolder: CORPUS_FOLDER, ...models });
  assembly = await assemble(indexFolder, models, {
    onStage: (stage, seconds) => {
      metrics.took(stage, seconds);
    },
    cache: {
      size: 10,
      onLookup: (isThere) => {
        metrics.lookedUp(isThere);
      },
    },
  });
  metrics.loaded(assembly.index.manifest);
}, 120_000);

function serve(): Promise<string> {
  const { answerer, quoteChecker, claimChecker } = assembly;
  return listeningForTest({
    answerer: () => answerer,
    quoteChecker: () => quoteChecker,
    claimChecker: () => claimChecker,
    metrics,
  });
}

async function scrape(url: string): Promise<string> {
  const response = await fetch(`${url}/metrics`);
  expect(response.headers.get('Content-Type')).toContain('text/plain; version=0.0.4');
  return response.text();
}

/** The value of a series, by its name and all of these labels; 0 where it is not there. */
function valueOf(scraped: string, name: string, labels: Readonly<Record<string, string>>): number {
  const line = scraped
    .split('\n')
    .find(
      (candidate) =>
        candidate.startsWith(`${name}{`) &&
        Object.entries(labels).every(([label, value]) => candidate.includes(`${label}="${value}"`)),
    );
  return Number(line?.split(' ').at(-1) ?? 0);
}

test('what is asked and checked is counted by what became of it', async () => {
  const url = await serve();
  const before = await scrape(url);
  await post(`${url}/v1/ask`, { question: 'Where will the next dialogue be held?' });
  await post(`${url}/v1/ask`, { question: 'Who is the president of Brazil?' });
  await post(`${url}/v1/check`, { claim: 'The meeting was held in Paris.' });
  await post(`${url}/v1/quotes`, { quote: 'a solid basis for national legislation' });
  const after = await scrape(url);
  const grown = (name: string, labels: Record<string, string>): number =>
    valueOf(after, name, labels) - valueOf(before, name, labels);
  expect(grown('statement_qa_answers_total', { status: 'answered' })).toBe(1);
  expect(grown('statement_qa_answers_total', { status: 'no_answer', reason: 'not_said' })).toBe(1);
  expect(grown('statement_qa_answer_confidence_count', { status: 'answered' })).toBe(1);
  expect(grown('statement_qa_claim_verdicts_total', { verdict: 'contradicted' })).toBe(1);
  expect(grown('statement_qa_quote_checks_total', { status: 'verbatim' })).toBe(1);
  for (const stage of ['understanding', 'search', 'reading', 'suggesting']) {
    expect(grown('statement_qa_stage_duration_seconds_count', { stage })).toBe(2);
  }
  // Only beside an answer is read further.
  expect(grown('statement_qa_stage_duration_seconds_count', { stage: 'further' })).toBe(1);
});

test('a question that was answered before is not read again, and counted as such', async () => {
  const url = await serve();
  const question = 'When did the third formal dialogue take place?';
  const first = await post(`${url}/v1/ask`, { question });
  const before = await scrape(url);
  const again = await post(`${url}/v1/ask`, { question });
  const after = await scrape(url);
  const grown = (name: string, labels: Record<string, string>): number =>
    valueOf(after, name, labels) - valueOf(before, name, labels);
  expect(await again.json()).toEqual(await first.json());
  expect(grown('statement_qa_answer_cache_lookups_total', { result: 'hit' })).toBe(1);
  expect(grown('statement_qa_stage_duration_seconds_count', { stage: 'reading' })).toBe(0);
  expect(grown('statement_qa_answers_total', { status: 'answered' })).toBe(1);
});

test('requests are told by the template of their route, never by what callers write', async () => {
  const url = await serve();
  await fetch(`${url}/v1/documents/joint-elements-2018`);
  await fetch(`${url}/v1/documents/nowhere`);
  await fetch(`${url}/secret-path`);
  const scraped = await scrape(url);
  const count = 'statement_qa_http_request_duration_seconds_count';
  expect(valueOf(scraped, count, { method: 'GET', route: '/v1/documents/:id', status: '200' })).toBe(1);
  expect(valueOf(scraped, count, { method: 'GET', route: '/v1/documents/:id', status: '404' })).toBe(1);
  expect(valueOf(scraped, count, { method: 'GET', route: 'none', status: '404' })).toBe(1);
  expect(scraped).not.toContain('secret-path');
});

test('what is refused on the way to its route counts towards it', async () => {
  const url = await listeningForTest({ apiKey: 'correct-horse-battery-staple', metrics });
  await fetch(`${url}/v1/documents/some?a=b`);
  await fetch(`${url}/v1/documents/some/where`);
  const scraped = await scrape(url);
  const count = 'statement_qa_http_request_duration_seconds_count';
  expect(valueOf(scraped, count, { method: 'GET', route: '/v1/documents/:id', status: '401' })).toBe(1);
  expect(valueOf(scraped, count, { method: 'GET', route: 'none', status: '401' })).toBe(1);
});

test('the index, memory and the event loop are told', async () => {
  const scraped = await scrape(await serve());
  const { manifest } = assembly.index;
  expect(valueOf(scraped, 'statement_qa_index_info', { model: 'static-en-256', built_at: manifest.builtAt })).toBe(1);
  expect(valueOf(scraped, 'statement_qa_index_contents', { kind: 'passages' })).toBe(manifest.counts.passages);
  expect(scraped).toMatch(/^process_resident_memory_bytes \d/m);
  expect(scraped).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m);
});

test('where they have a port of their own, they are not on the public one', async () => {
  const url = await listeningForTest({ servesMetrics: false });
  expect((await fetch(`${url}/metrics`)).status).toBe(404);
});

test('on that port, what keeps them from being told is a problem, and why stands in the log', async () => {
  let logged = '';
  const logger = pino({}, { write: (line: string) => void (logged += line) });
  const registry = { contentType: 'text/plain', metrics: () => Promise.reject(new Error('a worker is silent')) };
  const server = createMetricsApp({ registry }, logger).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${String(port)}/metrics`);
  expect((await problemOf(response)).status).toBe(500);
  expect(logged).toContain('a worker is silent');
});

test('the dashboard shows metrics that are there', async () => {
  const dashboard = await readFile(join(packageRoot(), 'docs', 'grafana-dashboard.json'), 'utf8');
  const expressions = [...dashboard.matchAll(/"expr": "((?:[^"\\]|\\.)*)"/g)].map(([, expression]) => expression ?? '');
  expect(expressions.length).toBeGreaterThan(5);
  const named = expressions.flatMap((expression) => expression.match(/\b(?:statement_qa|nodejs|process)_\w+/g) ?? []);
  const url = await serve();
  await post(`${url}/v1/ask`, { question: 'Where will the next dialogue be held?' });
  const there = new Set([...(await scrape(url)).matchAll(/^(\w+)(?:\{| )/gm)].map(([, name]) => name));
  expect(named.filter((name) => !there.has(name))).toEqual([]);
});
