import { gunzipSync } from 'node:zlib';
import { get } from 'node:http';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { listeningForTest } from '../set-up/app.js';

const MOST_BYTES = 20_000;

/** The response as it comes over the wire. */
async function fetchRaw(
  url: string,
  headers: Record<string, string>,
): Promise<{ response: IncomingMessage; body: Buffer }> {
  const [response] = (await once(get(url, { headers }), 'response')) as [IncomingMessage];
  return { response, body: await buffer(response) };
}

test('the widget is one file that comes in less than 20 kB', async () => {
  const url = await listeningForTest({ answerer: () => null });
  const { response, body } = await fetchRaw(`${url}/widget.js`, { 'Accept-Encoding': 'gzip' });
  expect(response.headers['content-encoding']).toBe('gzip');
  expect(body.length).toBeLessThanOrEqual(MOST_BYTES);
  expect(gunzipSync(body).toString()).not.toMatch(/\bimport\s*[({'"]/);
});

test('it is kept by browsers, revalidated by its tag, and may be embedded with integrity by every origin', async () => {
  const url = await listeningForTest({ answerer: () => null, rateLimit: 1 });
  const first = await fetch(`${url}/widget.js`);
  expect(first.headers.get('Content-Type')).toContain('text/javascript');
  expect(first.headers.get('Cache-Control')).toMatch(/public, max-age=\d{5,}, stale-while-revalidate=\d+/);
  expect(first.headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect(first.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
  const { response } = await fetchRaw(`${url}/widget.js`, { 'If-None-Match': String(first.headers.get('ETag')) });
  expect(response.statusCode).toBe(304);
});

test('its source map holds the sources', async () => {
  const url = await listeningForTest({ answerer: () => null });
  const script = await (await fetch(`${url}/widget.js`)).text();
  const [, name] = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(script) ?? [];
  const map = (await (await fetch(`${url}/${String(name)}`)).json()) as { sources: string[]; sourcesContent: string[] };
  const place = map.sources.findIndex((source) => source.endsWith('src/widget/element.ts'));
  expect(map.sourcesContent[place]).toContain('class StatementQaElement');
});
