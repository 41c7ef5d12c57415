import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ask, post } from '../set-up/http.js';
import { newFolder } from '../set-up/folders.js';
import { sendRaw } from '../set-up/raw-http.js';
import { startBuild, startServer, type StartedCommand } from '../set-up/start.js';

const SERVING = /Serving on (http:\S+) with/;
const QUESTION = { question: 'When are apples picked?' };
const BEFORE = 'Apples are picked in September.';
const AFTER = 'Apples are picked in October.';

/** Indexes of two texts, each built once for all tests. */
let indexes: { before: string; after: string };
let corpus: string;

async function build(text: string): Promise<string> {
  const folder = join(await newFolder(), 'index');
  corpus = await newFolder({ 'a.md': text });
  expect(await startBuild({ CORPUS_DIR: corpus, INDEX_DIR: folder }).ended).toBe(0);
  return folder;
}

beforeAll(async () => {
  const later = await build(AFTER);
  indexes = { after: later, before: await build(BEFORE) };
}, 240_000);

async function start(
  environment: Record<string, string> = {},
): Promise<StartedCommand & { url: string; index: string }> {
  const index = join(await newFolder(), 'index');
  await cp(indexes.before, index, { recursive: true });
  const server = startServer({ CORPUS_DIR: corpus, INDEX_DIR: index, RATE_LIMIT: '0', ...environment });
  return { ...server, url: await server.printing(SERVING), index };
}

/** Puts the index of the other text in place of the server's. */
async function replaceIndex(index: string): Promise<void> {
  await cp(indexes.after, `${index}.new`, { recursive: true });
  await rename(index, `${index}.old`);
  await rename(`${index}.new`, index);
}

async function quoted(url: string): Promise<string | undefined> {
  return (await ask(url, QUESTION)).citations[0]?.quote;
}

/** Asks without a pause, from several clients, until `stop`; resolves to the statuses, 0 where a connection broke. */
function load(url: string): { stop: () => Promise<number[]> } {
  let isOver = false;
  const statuses: number[] = [];
  const clients = Array.from({ length: 4 }, async () => {
    while (!isOver) {
      const response = await post(`${url}/v1/ask`, QUESTION, { Connection: 'close' }).catch(() => null);
      await response?.text();
      statuses.push(response?.status ?? 0);
    }
  });
  return {
    stop: async () => {
      isOver = true;
      await Promise.all(clients);
      return statuses;
    },
  };
}

describe('a new index', () => {
  test('is taken on SIGHUP under load without a failed request; a bad one is refused and the old one goes on', async () => {
    const { child, url, index, printed, printing } = await start();
    const requests = load(url);
    expect(await quoted(url)).toBe(BEFORE);

    await replaceIndex(index);
    child.kill('SIGHUP');
    await printing(/(index reloaded)/);
    expect(await quoted(url)).toBe(AFTER);

    const manifest = join(index, 'manifest.json');
    await writeFile(manifest, (await readFile(manifest, 'utf8')).replace('"terms": ', '"terms": 1'));
    child.kill('SIGHUP');
    await printing(/(the new index is refused)/);
    expect(printed()).toContain('Build it again with: statement-qa build');
    expect(await quoted(url)).toBe(AFTER);

    const statuses = await requests.stop();
    expect(new Set(statuses)).toEqual(new Set([200]));
  }, 120_000);

  test('is taken under load when the folder is replaced, with WATCH_INDEX=1; where it is gone, the old one goes on', async () => {
    const { url, index, printing } = await start({ WATCH_INDEX: '1' });
    const requests = load(url);
    expect(await quoted(url)).toBe(BEFORE);
    await replaceIndex(index);
    await printing(/(index reloaded)/);
    expect(await quoted(url)).toBe(AFTER);
    await rm(index, { recursive: true });
    await printing(/(the new index is refused)/);
    expect(await quoted(url)).toBe(AFTER);
    expect(new Set(await requests.stop())).toEqual(new Set([200]));
  }, 120_000);
});

describe('SIGTERM', () => {
  test('under load ends with 0 after every request that was taken is answered', async () => {
    const { child, url, ended, printed } = await start();
    const requests = load(url);
    await expect.poll(printed, { timeout: 20_000 }).toContain('request completed');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    const answered = (await requests.stop()).filter((status) => status !== 0);
    expect(printed()).not.toContain('request aborted');
    expect(printed().match(/request completed/g)).toHaveLength(answered.length);
    expect(new Set(answered)).toEqual(new Set([200]));
  }, 120_000);

  test('a second time ends at once, under load too', async () => {
    const { child, ended, url, printed } = await start();
    const requests = load(url);
    await expect.poll(printed, { timeout: 20_000 }).toContain('request completed');
    // A request that never comes whole keeps the server from ending by itself.
    const head = 'POST /v1/ask HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{';
    const stuck = sendRaw(url, head);
    await expect.poll(async () => (await fetch(`${url}/healthz`)).status).toBe(200);
    child.kill('SIGTERM');
    await expect.poll(() => fetch(`${url}/healthz`).catch(() => null)).toBeNull();
    child.kill('SIGTERM');
    // Ended by the signal, not by itself, which it does with 0 once what is under way has had its time.
    expect(await ended).toBeNull();
    expect(printed()).not.toContain('cut off');
    await Promise.all([stuck, requests.stop()]);
  }, 120_000);
});

test('a rejection that nobody handles is logged, and ends the server with 1', async () => {
  const reject = 'process.on("SIGUSR2", () => void Promise.reject(new Error("nobody handles this")))';
  const { child, ended, printed } = await start({
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(reject)}`,
  });
  child.kill('SIGUSR2');
  expect(await ended).toBe(1);
  const line =
    printed()
      .split('\n')
      .find((text) => text.includes('nobody handles this')) ?? '{}';
  expect(JSON.parse(line)).toMatchObject({
    level: 60,
    msg: 'unhandledRejection',
    err: { message: 'nobody handles this' },
  });
}, 120_000);
