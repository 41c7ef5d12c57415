import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ask } from '../set-up/http.js';
import { newFolder } from '../set-up/folders.js';
import { startServer, type StartedCommand } from '../set-up/start.js';

const SERVING = /Serving on (http:\S+) with/;

async function corpusAndIndex(files: Record<string, string>): Promise<{ CORPUS_DIR: string; INDEX_DIR: string }> {
  return { CORPUS_DIR: await newFolder(files), INDEX_DIR: join(await newFolder(), 'index') };
}

function end({ child, ended }: StartedCommand): Promise<number | null> {
  child.kill('SIGTERM');
  return ended;
}

test('the server tells where it is and what it serves, answers, and ends on a signal', async () => {
  const settings = await corpusAndIndex({ 'a.md': 'Apples are picked in September. Pears ripen in October.' });
  const first = startServer(settings);
  const url = await first.printing(SERVING);
  expect(first.printed()).toMatch(/with 1 document and 3 passages/);
  expect(await ask(url, { question: 'When are apples picked?' })).toMatchObject({
    status: 'answered',
    citations: [{ document: { id: 'a' }, paragraph: 1, quote: 'Apples are picked in September.' }],
  });
  expect(await end(first)).toBe(0);

  // What is built is found again: nothing is embedded a second time.
  const second = startServer(settings);
  await second.printing(SERVING);
  expect(second.printed()).not.toContain('Embedding');
  expect(await end(second)).toBe(0);
}, 60_000);

test('two servers with folders of their own run side by side', async () => {
  const apples = startServer(await corpusAndIndex({ 'apples.md': 'Apples are picked in September.' }));
  const pears = startServer(await corpusAndIndex({ 'pears.txt': 'Pears ripen in October.' }));
  for (const [server, id] of [
    [apples, 'apples'],
    [pears, 'pears'],
  ] as const) {
    const response = await fetch(`${await server.printing(SERVING)}/v1/documents`);
    expect(await response.json()).toMatchObject({ documents: [{ id }] });
  }
  expect(await Promise.all([end(apples), end(pears)])).toEqual([0, 0]);
}, 60_000);

test('a wrong setting ends it with its variable and what is allowed', async () => {
  const { ended, printed } = startServer({ PORT: 'eighty' });
  expect(await ended).toBe(2);
  expect(printed().trim()).toBe('PORT: must be a whole number from 0 to 65535, but is "eighty"');
});

test('a port that is taken ends it with the variable', async () => {
  const other = createServer();
  onTestFinished(() => void other.close());
  await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  const { ended, printed } = startServer({ PORT: port });
  expect(await ended).toBe(2);
  expect(printed()).toMatch(/^PORT, HOST: .*EADDRINUSE/);
});

test('a corpus that can not be used ends it with file and line', async () => {
  const settings = await corpusAndIndex({ 'a.md': 'One.\n\n<div>\n', 'b.md': '' });
  const { ended, printed } = startServer(settings);
  expect(await ended).toBe(2);
  expect(printed()).toMatch(/^a\.md:3: .*\nb\.md: .*\n$/);
}, 60_000);

test('METRICS_PORT takes the metrics away from the public port', async () => {
  const settings = await corpusAndIndex({ 'a.md': 'Apples are picked in September. Pears ripen in October.' });
  const server = startServer({ ...settings, METRICS_PORT: '0' });
  const metrics = await server.printing(/Metrics on (http:\S+)/);
  const url = await server.printing(SERVING);
  await ask(url, { question: 'When are apples picked?' });
  expect((await fetch(`${url}/metrics`)).status).toBe(404);
  expect(await (await fetch(metrics)).text()).toMatch(/^statement_qa_answers_total\{status="answered",reason=""\} 1$/m);
  expect(await end(server)).toBe(0);
}, 60_000);
