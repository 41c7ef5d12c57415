import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { answererDouble } from '../doubles/answerer-double.js';
import { listeningForTest, type AppUnderTest } from '../set-up/app.js';
import { post, problemOf } from '../set-up/http.js';
import { sendRaw } from '../set-up/raw-http.js';

const KEY = 'correct-horse-battery-staple';
const answerer = answererDouble();

function start(app: AppUnderTest): Promise<string> {
  return listeningForTest({ answerer: () => answerer, ...app });
}

describe('with a key set', () => {
  test.each([
    ['no key', {}],
    ['another key', { Authorization: 'Bearer correct-horse-battery-stapler' }],
    ['the beginning of the key', { Authorization: `Bearer ${KEY.slice(0, -1)}` }],
    ['the key as a name', { Authorization: `Basic ${KEY}` }],
  ])('%s is refused at all of /v1, before the body is looked at', async (_case, headers) => {
    const url = await start({ apiKey: KEY });
    const response = await post(`${url}/v1/ask`, '{', headers);
    expect(response.headers.get('WWW-Authenticate')).toBe('Bearer');
    expect((await problemOf(response)).status).toBe(401);
    expect((await fetch(`${url}/v1/documents`, { headers })).status).toBe(401);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  test('the key lets in, and guesses count towards the limit', async () => {
    const url = await start({ apiKey: KEY, rateLimit: 2 });
    const ask = (key: string): Promise<Response> =>
      post(`${url}/v1/ask`, { question: 'Who?' }, { Authorization: `Bearer ${key}` });
    expect((await ask(KEY)).status).toBe(200);
    expect((await ask('guess')).status).toBe(401);
    expect((await ask(KEY)).status).toBe(429);
  });
});

describe('the client whose limit counts', () => {
  const from = async (url: string, address: string): Promise<number> =>
    (await fetch(`${url}/v1/documents`, { headers: { 'X-Forwarded-For': address } })).status;

  test('is not who a header says that it is', async () => {
    const url = await start({ rateLimit: 1 });
    expect(await from(url, '192.0.2.1')).toBe(200);
    expect(await from(url, '192.0.2.2')).toBe(429);
  });

  test('is who a trusted proxy says that it is, by the network of 64 bits in IPv6', async () => {
    const url = await start({ rateLimit: 1, trustedProxies: ['loopback'] });
    expect(await from(url, '192.0.2.1')).toBe(200);
    expect(await from(url, '192.0.2.2')).toBe(200);
    expect(await from(url, '2001:db8:0:1::1')).toBe(200);
    expect(await from(url, '2001:db8:0:1:ffff::2')).toBe(429);
    expect(await from(url, '2001:db8:0:2::1')).toBe(200);
    // The proxy appends the address that it saw; what the client sent stands before it.
    expect(await from(url, '198.51.100.9, 192.0.2.1')).toBe(429);
  });

  test('counts for pages too, and neither for health nor for metrics nor for the widget', async () => {
    const url = await start({ rateLimit: 1 });
    expect((await fetch(`${url}/`)).status).toBe(200);
    expect((await fetch(`${url}/documents/nothing`)).status).toBe(429);
    for (const path of ['/healthz', '/metrics', '/widget.js']) {
      expect([path, (await fetch(url + path)).status]).toEqual([path, 200]);
    }
  });

  test('shares no limit with other IPv4 clients of a server that listens on IPv6 too', async () => {
    const url = await start({ rateLimit: 1, trustedProxies: ['loopback'] });
    expect(await from(url, '::ffff:192.0.2.1')).toBe(200);
    expect(await from(url, '::ffff:192.0.2.2')).toBe(200);
    expect(await from(url, '192.0.2.2')).toBe(429);
  });
});

describe('the log', () => {
  async function linesOf(app: AppUnderTest): Promise<{ text: string; lines: Record<string, unknown>[] }> {
    let text = '';
    const logger = pino({}, { write: (line: string) => void (text += line) });
    const url = await start({ ...app, logger });
    const headers = { Authorization: `Bearer ${KEY}`, Cookie: 'session=private' };
    const response = await post(`${url}/v1/ask?secret=1`, { question: 'Who is my doctor?' }, headers);
    expect(response.headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
    await fetch(`${url}/healthz`);
    await expect.poll(() => text).toContain('request completed');
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toMatchObject([{ req: { id: response.headers.get('X-Request-Id') } }]);
    return { text, lines };
  }

  test('has a line with id, path, status, time and outcome for each request but health, and nothing of who asked what', async () => {
    const { text, lines } = await linesOf({});
    expect(lines).toMatchObject([
      {
        req: { method: 'POST', path: '/v1/ask' },
        res: { status: 200 },
        outcome: 'not_said',
        responseTime: expect.any(Number) as number,
      },
    ]);
    expect(text).not.toMatch(/doctor|secret|private|127\.0\.0\.1|correct-horse/);
  });

  test('has the status of what could not be answered', async () => {
    let text = '';
    const logger = pino({}, { write: (line: string) => void (text += line) });
    const url = await start({ answerer: () => null, logger });
    expect((await fetch(`${url}/v1/documents`)).status).toBe(503);
    await expect.poll(() => text).toContain('"res":{"status":503}');
  });

  test('has the question only where that is wanted', async () => {
    const { lines } = await linesOf({ logQuestions: true });
    expect(lines).toMatchObject([{ text: 'Who is my doctor?' }]);
  });
});

test('no answer sets a cookie, names the software or allows scripts inside a page', async () => {
  const url = await start({});
  for (const path of ['/', '/v1/documents', '/nowhere', '/healthz']) {
    const { headers } = await fetch(url + path);
    expect(headers.get('Set-Cookie')).toBeNull();
    expect(headers.get('X-Powered-By')).toBeNull();
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    const policy = headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
  }
});

test('the address that a page tells is by the name that was asked for, whatever a proxy passes on', async () => {
  const url = await start({ trustedProxies: ['loopback'] });
  const canonical = async (head: string): Promise<string | undefined> =>
    /rel="canonical" href="([^"]*)"/.exec(await sendRaw(url, `${head}\r\nConnection: close\r\n\r\n`))?.[1];
  const headers = 'Host: qa.example.org\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: evil.example';
  expect(await canonical(`GET / HTTP/1.1\r\n${headers}`)).toBe('https://qa.example.org/');
  expect(await canonical('GET / HTTP/1.0')).toBe('/');
});

test('no address in a request makes the server call it', async () => {
  const called: string[] = [];
  const other: Server = createServer((request, response) => {
    called.push(request.url ?? '');
    response.end();
  });
  onTestFinished(() => void other.close());
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const target = `http://127.0.0.1:${typeof address === 'object' ? String(address?.port) : ''}/x`;
  const url = await start({ trustedProxies: ['loopback'] });
  const headers = { 'X-Forwarded-Host': new URL(target).host, Origin: target, Referer: target };
  await post(`${url}/v1/ask`, { question: target, history: [{ question: target, answer: target }] }, headers);
  await post(`${url}/v1/ask`, { question: 'Who?', documents: [target] }, headers);
  await fetch(`${url}/documents/${encodeURIComponent(target)}?quote=${encodeURIComponent(target)}`, { headers });
  expect(called).toEqual([]);
});

test('who asks makes no difference to what there is: nothing belongs to some callers only', async () => {
  const url = await start({ trustedProxies: ['loopback'] });
  const seenBy = async (headers: Record<string, string>): Promise<unknown[]> => {
    const responses = [
      await fetch(`${url}/v1/documents`, { headers }),
      await fetch(`${url}/v1/documents/a`, { headers }),
      await post(`${url}/v1/ask`, { question: 'Who?' }, headers),
    ];
    return Promise.all(responses.map((response) => response.json()));
  };
  const [anyone, other] = [
    await seenBy({}),
    await seenBy({
      Cookie: 'session=admin',
      Authorization: 'Bearer admin',
      'X-Forwarded-For': '192.0.2.9',
      'X-User': '1',
    }),
  ];
  expect(other).toEqual(anyone);
});

describe('methods', () => {
  const PATHS = [
    ['/', 'GET, HEAD'],
    ['/documents/a', 'GET, HEAD'],
    ['/assets/page.css', 'GET, HEAD'],
    ['/assets/swagger-ui.css', 'GET, HEAD'],
    ['/docs', 'GET, HEAD'],
    ['/openapi.json', 'GET, HEAD'],
    ['/metrics', 'GET, HEAD'],
    ['/widget.js', 'GET, HEAD'],
    ['/healthz', 'GET, HEAD'],
    ['/readyz', 'GET, HEAD'],
    ['/v1/documents', 'GET, HEAD'],
    ['/v1/documents/a', 'GET, HEAD'],
    ['/v1/ask', 'POST'],
    ['/v1/check', 'POST'],
    ['/v1/quotes', 'POST'],
  ] as const;

  test.each(PATHS)('%s takes %s; others are 405 and OPTIONS tells', async (path, allowed) => {
    const url = await start({});
    for (const method of ['PUT', 'DELETE', 'PATCH', allowed === 'POST' ? 'GET' : 'POST', 'PROPFIND']) {
      const response = await fetch(url + path, { method });
      expect(response.headers.get('Allow')).toBe(allowed);
      expect((await problemOf(response)).status).toBe(405);
    }
    const told = await fetch(url + path, { method: 'OPTIONS' });
    expect([told.status, told.headers.get('Allow')]).toEqual([204, allowed]);
  });

  test('HEAD gets what GET gets, without the body', async () => {
    const url = await start({});
    for (const path of ['/healthz', '/v1/documents', '/', '/nowhere']) {
      const [head, get] = [await fetch(url + path, { method: 'HEAD' }), await fetch(url + path)];
      expect(head.status).toBe(get.status);
      expect(await head.text()).toBe('');
    }
  });
});
