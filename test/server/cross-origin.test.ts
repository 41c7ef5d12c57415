import { expect, test } from 'vitest';
import { listeningForTest } from '../set-up/app.js';
import { post } from '../set-up/http.js';

const ORIGIN = 'https://example.org';

function preflight(url: string, origin = ORIGIN): Promise<Response> {
  return fetch(`${url}/v1/ask`, {
    method: 'OPTIONS',
    headers: {
      Origin: origin,
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type',
    },
  });
}

test('no page of another origin is let in unless it is said so', async () => {
  const url = await listeningForTest({ answerer: () => null });
  expect((await preflight(url)).headers.get('Access-Control-Allow-Origin')).toBeNull();
  const response = await post(`${url}/v1/ask`, { question: 'Who?' }, { Origin: ORIGIN });
  expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull();
});

test('pages of exactly the origins that are named are let in, without cookies', async () => {
  const url = await listeningForTest({ answerer: () => null, allowedOrigins: [ORIGIN, 'http://localhost:8080'] });
  const allowed = await preflight(url);
  expect(allowed.status).toBe(204);
  expect(allowed.headers.get('Access-Control-Allow-Origin')).toBe(ORIGIN);
  expect(allowed.headers.get('Access-Control-Allow-Headers')).toBe('Content-Type,Authorization');
  expect(allowed.headers.get('Access-Control-Allow-Credentials')).toBeNull();
  expect(allowed.headers.get('Vary')).toContain('Origin');
  for (const other of ['https://example.org.evil.com', 'http://example.org', 'https://sub.example.org', 'null']) {
    expect((await preflight(url, other)).headers.get('Access-Control-Allow-Origin')).toBeNull();
  }
});

test('what is no preflight is answered by its route: OPTIONS with the methods, and too long a path for pages to read', async () => {
  const url = await listeningForTest({ answerer: () => null, allowedOrigins: [ORIGIN] });
  const options = await fetch(`${url}/v1/ask`, { method: 'OPTIONS' });
  expect([options.status, options.headers.get('Allow')]).toEqual([204, 'POST']);
  expect((await fetch(`${url}/v1`, { method: 'OPTIONS' })).status).toBe(404);
  const tooLong = await fetch(`${url}/v1/documents?${'a'.repeat(9000)}`, { headers: { Origin: ORIGIN } });
  expect([tooLong.status, tooLong.headers.get('Access-Control-Allow-Origin')]).toEqual([414, ORIGIN]);
});

test('a star lets every page in', async () => {
  const url = await listeningForTest({ answerer: () => null, allowedOrigins: ['*'] });
  expect((await preflight(url)).headers.get('Access-Control-Allow-Origin')).toBe('*');
});

test('a page that is let in can read that it is limited, and for how long; preflights do not count', async () => {
  const url = await listeningForTest({ answerer: () => null, allowedOrigins: [ORIGIN], rateLimit: 1 });
  await preflight(url);
  await post(`${url}/v1/ask`, { question: 'Who?' }, { Origin: ORIGIN });
  const limited = await post(`${url}/v1/ask`, { question: 'Who?' }, { Origin: ORIGIN });
  expect(limited.status).toBe(429);
  expect(limited.headers.get('Access-Control-Allow-Origin')).toBe(ORIGIN);
  expect(limited.headers.get('Access-Control-Expose-Headers')).toContain('Retry-After');
});
