import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ask } from '../set-up/http.js';
import { newFolder } from '../set-up/folders.js';
import { COMMAND, startCommand } from '../set-up/start.js';

const QUESTION = { question: 'When are apples picked?' };

async function waitUntil(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** A port that another one listens on until the test is finished. */
async function takenPort(): Promise<string> {
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const address = other.address();
  return typeof address === 'object' ? String(address?.port) : '';
}

test('several workers answer on one port, are counted together, replaced where one dies, and end together', async () => {
  const server = startCommand([process.execPath, COMMAND, 'serve', '--workers', '2'], {
    PORT: '0',
    METRICS_PORT: '0',
    CORPUS_DIR: await newFolder({ 'a.md': 'Apples are picked in September. Pears ripen in October.' }),
    INDEX_DIR: join(await newFolder(), 'index'),
  });
  const metrics = await server.printing(/Metrics on (\S+)/);
  // Who gathers the counts does not wait for the workers.
  expect((await fetch(metrics)).status).toBe(200);
  const url = await server.printing(/Serving on (http:\S+) with 1 document and 3 passages, by 2 workers/);
  // Every connection goes to the next worker.
  for (let i = 0; i < 4; i += 1) {
    const response = await fetch(`${url}/v1/ask`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Connection: 'close' },
      body: JSON.stringify(QUESTION),
    });
    expect(await response.json()).toMatchObject({ status: 'answered', answer: { text: 'September' } });
  }
  const scraped = await (await fetch(metrics)).text();
  expect(scraped).toMatch(/statement_qa_answers_total\{status="answered",reason=""\} 4/);
  expect(scraped).toMatch(/statement_qa_index_contents\{kind="passages"\} 3/);
  expect((await fetch(`${url}/metrics`)).status).toBe(404);

  const pids = (): number[] => [...server.printed().matchAll(/"pid":(\d+)/g)].map(([, pid]) => Number(pid));
  const victim = pids().find((pid) => pid !== server.child.pid);
  if (victim === undefined) throw new Error('no worker has logged anything');
  process.kill(victim, 'SIGKILL');
  await waitUntil(() => server.printed().includes('another one takes its place'));
  expect(await ask(url, QUESTION)).toMatchObject({ status: 'answered' });
  // While the other one starts, and then.
  expect((await fetch(metrics)).status).toBe(200);
  await expect
    .poll(async () => (await fetch(metrics)).text(), { timeout: 20_000 })
    .toContain('statement_qa_answers_total');

  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
});

test('SIGHUP while the workers start ends none of them, and reaches each once it answers', async () => {
  const server = startCommand([process.execPath, COMMAND, 'serve', '--workers', '2'], {
    PORT: '0',
    METRICS_PORT: '0',
    CORPUS_DIR: await newFolder({ 'a.md': 'Apples are picked in September.' }),
    INDEX_DIR: join(await newFolder(), 'index'),
  });
  // The first worker is started once the metrics are there.
  await fetch(await server.printing(/Metrics on (\S+)/));
  server.child.kill('SIGHUP');
  await server.printing(/(by 2 workers)/);
  await server.printing(/(index reloaded)/);
});

test('what keeps a worker from starting ends all, and is told once', async () => {
  const server = startCommand([process.execPath, COMMAND, 'serve', '--workers', '2'], {
    PORT: '0',
    METRICS_PORT: '0',
    CORPUS_DIR: join(await newFolder(), 'nowhere'),
    INDEX_DIR: join(await newFolder(), 'index'),
  });
  expect(await server.ended).toBe(2);
  expect(server.printed().match(/nowhere: can't be listed/g)).toHaveLength(1);
  expect(server.printed()).not.toContain('Serving');
});

test.each(['PORT', 'METRICS_PORT'])('a %s that is taken ends all, and is told once', async (variable) => {
  const server = startCommand([process.execPath, COMMAND, 'serve', '--workers', '2'], {
    PORT: '0',
    CORPUS_DIR: await newFolder({ 'a.md': 'Apples are picked in September.' }),
    INDEX_DIR: join(await newFolder(), 'index'),
    [variable]: await takenPort(),
  });
  expect(await server.ended).toBe(2);
  expect(server.printed()).toMatch(new RegExp(`^${variable}, HOST: .*EADDRINUSE.*\n$`));
});
