import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answererFor, CORPUS_FOLDER } from '../set-up/bundled.js';
import { listening, listeningForTest } from '../set-up/app.js';
import { gzipSync } from 'node:zlib';
import { post, problemOf } from '../set-up/http.js';
import type { Answerer } from '../../src/answer/answerer.js';

let answerer: Answerer;
let url: string;
let close: () => void;

beforeAll(async () => {
  answerer = await answererFor(CORPUS_FOLDER);
  ({ url, close } = await listening({ answerer: () => answerer }));
}, 120_000);

afterAll(() => {
  close();
});

describe('a request to ask that is wrong gets a problem document', () => {
  test.each([
    ['a question of the wrong type', { question: 5 }, 400, ['question']],
    ['no question', {}, 400, ['question']],
    ['an empty question', { question: '' }, 400, ['question']],
    ['a question of white space', { question: ' \n' }, 400, ['question']],
    ['a question that is too long', { question: 'a'.repeat(2001) }, 400, ['question']],
    ['a list in place of an object', [], 400, ['']],
    ['a limit out of range', { question: 'Who?', limit: 11 }, 400, ['limit']],
    ['a limit that is no whole number', { question: 'Who?', limit: 1.5 }, 400, ['limit']],
    ['an empty list of documents', { question: 'Who?', documents: [] }, 400, ['documents']],
    ['a wrong turn of the conversation', { question: 'Who?', history: [{ question: 1 }] }, 400, ['history.0.question']],
    ['a list in place of a question', { question: ['Who?'] }, 400, ['question']],
    [
      'more turns than are taken',
      { question: 'Who?', history: Array.from({ length: 21 }, () => ({ question: 'Who?' })) },
      400,
      ['history'],
    ],
    ['several wrong fields at once', { question: '', limit: 0 }, 400, ['question', 'limit']],
    ['an unknown document', { question: 'Who?', documents: ['joint-elements-2018', 'nope'] }, 422, ['documents']],
  ])('%s', async (_case, body, status, paths) => {
    const problem = await problemOf(await post(`${url}/v1/ask`, body));
    expect(problem.status).toBe(status);
    expect(problem.errors?.map(({ path }) => path)).toEqual(paths);
  });

  test.each([
    ['/v1/check', { claim: 'a'.repeat(2001) }, 'claim'],
    ['/v1/quotes', { quote: 'a'.repeat(4001) }, 'quote'],
  ])('at %s, too, what is too long', async (path, body, field) => {
    const problem = await problemOf(await post(url + path, body));
    expect(problem.status).toBe(400);
    expect(problem.errors?.map(({ path: at }) => at)).toEqual([field]);
  });

  test('an unknown field, told by its name', async () => {
    const problem = await problemOf(await post(`${url}/v1/ask`, { question: 'Who?', docs: ['a'] }));
    expect(problem).toMatchObject({ status: 400, detail: expect.stringContaining('docs') as string });
  });

  test.each([
    ['broken JSON', '{"question": "Who?"', 'Broken JSON'],
    ['nothing', 'null', 'Invalid request'],
    ['a number', '1', 'Invalid request'],
    ['a string', ' "x"', 'Invalid request'],
  ])('%s in place of an object', async (_case, body, title) => {
    const problem = await problemOf(await post(`${url}/v1/ask`, body));
    expect(problem).toMatchObject({ status: 400, title, errors: [{ path: '', message: problem.detail }] });
  });

  test.each([
    ['an empty body', '', {}, 400],
    ['another media type', 'question=Who', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
    ['another charset', '{}', { 'Content-Type': 'application/json; charset=latin1' }, 415],
    ['another charset that is Unicode', '{}', { 'Content-Type': 'application/json; charset=utf-16' }, 415],
    ['a charset of upper case', '{}', { 'Content-Type': 'application/json; charset="UTF-8"' }, 400],
    ['another encoding', '{}', { 'Content-Encoding': 'compress' }, 415],
    ['a body over 64 kB', JSON.stringify({ question: 'Who?', pad: 'a'.repeat(66_000) }), {}, 413],
  ])('%s', async (_case, body, headers, status) => {
    expect((await problemOf(await post(`${url}/v1/ask`, body, headers))).status).toBe(status);
  });
});

test.each([
  ['/nowhere', 404],
  ['/v1/nowhere', 404],
  ['/v1/ask', 405],
  ['/v1/documents/nope', 404],
  ['/documents/nope', 404],
  ['/assets/nowhere.js', 404],
  ['/assets/tsconfig.json', 404],
  ['/v1/documents/%E0%A4%A', 400],
  ['/assets/%2e%2e/%2e%2e/package.json', 404],
])('GET %s gets the problem document of a %i', async (path, status) => {
  expect((await problemOf(await fetch(url + path))).status).toBe(status);
});

describe('as long as nothing is loaded', () => {
  test.each(['/readyz', '/v1/documents', '/v1/documents/a', '/', '/documents/a'])('GET %s is 503', async (path) => {
    const starting = await listeningForTest({ answerer: () => null });
    const response = await fetch(starting + path);
    expect((await problemOf(response)).status).toBe(503);
    expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0);
  });

  test('a question is 503, but one that is wrong is told so at once', async () => {
    const starting = await listeningForTest({ answerer: () => null });
    expect((await problemOf(await post(`${starting}/v1/ask`, { question: 'Who?' }))).status).toBe(503);
  });

  test('the process lives, and is ready once it is loaded', async () => {
    let current: Answerer | null = null;
    const starting = await listeningForTest({ answerer: () => current });
    expect((await fetch(`${starting}/healthz`)).status).toBe(200);
    current = answerer;
    expect((await fetch(`${starting}/readyz`)).status).toBe(200);
  });
});

describe('more requests than the limit allows', () => {
  test('are 429 with the limit and when to try again, while health, metrics and what pages load are told', async () => {
    const limited = await listeningForTest({ answerer: () => answerer, rateLimit: 2 });
    for (let i = 0; i < 2; i += 1) {
      const response = await fetch(`${limited}/v1/documents`);
      expect(response.status).toBe(200);
      expect(response.headers.get('RateLimit')).toMatch(/r=\d/);
    }
    const refused = await post(`${limited}/v1/ask`, { question: 'Who?' });
    expect((await problemOf(refused)).status).toBe(429);
    expect(refused.headers.get('RateLimit')).toContain('r=0');
    expect(refused.headers.get('RateLimit-Policy')).toContain('q=2');
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    for (const path of ['/healthz', '/readyz', '/metrics', '/docs', '/assets/page.css'])
      expect((await fetch(limited + path)).status).toBe(200);
  });

  test('are answered where the limit is 0', async () => {
    const unlimited = await listeningForTest({ answerer: () => answerer, rateLimit: 0 });
    for (let i = 0; i < 20; i += 1) expect((await fetch(`${unlimited}/v1/documents`)).status).toBe(200);
  });
});

test.each([
  ['a range that a file does not have', '/widget.js', 416, { Range: 'bytes=99999999-' }],
  ['a condition that a file does not meet', '/widget.js', 412, { 'If-Match': '"x"' }],
])('%s is a mistake of the caller', async (_case, path, status, headers) => {
  const response = await fetch(url + path, { headers });
  expect((await problemOf(response)).status).toBe(status);
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  expect(response.headers.get('Last-Modified')).toBeNull();
});

test.each([
  ['gzip', '{}'],
  ['gzip', gzipSync('{"question": "Who?"}').subarray(0, -9)],
  ['deflate', '{}'],
  ['br', '{}'],
])('a body that is not %s as it says is told so in words of the server’s own', async (encoding, body) => {
  const headers = { 'Content-Type': 'application/json', 'Content-Encoding': encoding };
  const problem = await problemOf(await fetch(`${url}/v1/ask`, { method: 'POST', headers, body }));
  expect(problem).toMatchObject({ status: 400, title: 'Broken compression' });
});

test('a failure inside is 500 and tells nothing of itself', async () => {
  const failing = await listeningForTest({
    answerer: () => {
      throw new Error('secret path /home/x');
    },
  });
  const problem = await problemOf(await fetch(`${failing}/v1/documents`));
  expect(problem.status).toBe(500);
  expect(JSON.stringify(problem)).not.toContain('secret');
});

test('a method that a path does not take is told with those that it takes', async () => {
  const asked = await fetch(`${url}/v1/ask`);
  expect(asked.headers.get('Allow')).toBe('POST');
  const listed = await post(`${url}/v1/documents`, {});
  expect(listed.headers.get('Allow')).toContain('GET');
  expect((await problemOf(listed)).status).toBe(405);
});
