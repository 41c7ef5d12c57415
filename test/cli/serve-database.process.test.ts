import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { expect, test } from 'vitest';
import { buildPostgresIndex } from '../../src/vector-index/postgres/build-postgres-index.js';
import { Database } from '../../src/vector-index/postgres/database.js';
import { bundledEmbeddings } from '../set-up/bundled.js';
import { startDatabase } from '../set-up/database.js';
import { newFolder } from '../set-up/folders.js';
import { freePort } from '../set-up/free-port.js';
import { ask } from '../set-up/http.js';
import { COMMAND, startCommand, startServer } from '../set-up/start.js';

const HARVEST = 'Apples are picked in September. Pears ripen in October.';

async function build(url: string, text: string): Promise<void> {
  const database = new Database(url);
  const corpusFolder = await newFolder({ 'a.md': text });
  await buildPostgresIndex({ corpusFolder, database, embeddings: bundledEmbeddings() });
  await database.close();
}

async function untilReady(url: string, status: number): Promise<Response> {
  for (;;) {
    const response = await fetch(`${url}/readyz`);
    if (response.status === status) return response;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

test('a server over a database waits for it, survives its loss, and takes up what is built', async () => {
  const database = await startDatabase();
  await database.stop();
  const port = String(await freePort());
  const server = startServer({ VECTOR_STORE: database.url, PORT: port, CORPUS_DIR: '/nowhere' });
  await server.printing(/(can't be reached)/);
  const url = `http://127.0.0.1:${port}`;
  const refused = await untilReady(url, 503);
  expect(await refused.json()).toMatchObject({ detail: expect.stringContaining("can't be reached") as string });

  await database.start();
  await server.printing(/(There is no index)/);
  await build(database.url, HARVEST);
  await server.printing(/Serving on (http:\S+) with 1 document and 3 passages/);
  await untilReady(url, 200);
  const question = 'When do pears ripen?';
  expect(await ask(url, { question })).toMatchObject({ status: 'answered', answer: { text: 'October' } });

  await database.stop();
  const problem = (await (await untilReady(url, 503)).json()) as { detail: string };
  expect(problem.detail).not.toContain('127.0.0.1');
  const asked = await fetch(`${url}/v1/ask`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    // Another question: an answer that is kept needs no database.
    body: JSON.stringify({ question: 'Who picks the pears?' }),
  });
  expect(asked.status).toBe(503);
  expect(asked.headers.get('Retry-After')).not.toBeNull();

  await database.start();
  await untilReady(url, 200);
  expect(await ask(url, { question })).toMatchObject({ status: 'answered' });

  await build(database.url, HARVEST.replace('October', 'November'));
  await expect.poll(() => ask(url, { question }), { timeout: 20_000 }).toMatchObject({ answer: { text: 'November' } });

  // What only reads needs no documents.
  const asking = startCommand([process.execPath, COMMAND, 'ask', question], {
    VECTOR_STORE: database.url,
    CORPUS_DIR: '/nowhere',
  });
  expect(await asking.ended).toBe(0);
  expect(asking.printed()).toContain('Pears ripen in November.');

  expect(server.printed()).not.toContain('a-password');
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
}, 120_000);

test('an assistant over a database is answered from what is built, and not told where it is', async () => {
  const database = await startDatabase();
  await build(database.url, HARVEST);
  const server = startCommand([process.execPath, COMMAND, 'mcp', '--http', '0'], {
    VECTOR_STORE: database.url,
    CORPUS_DIR: '/nowhere',
  });
  const url = new URL(await server.printing(/Serving MCP on (http:\S+)/));
  const answered = async (question: string): Promise<string> => {
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(new StreamableHTTPClientTransport(url));
    const { content } = await client.callTool({ name: 'ask', arguments: { question } });
    await client.close();
    return JSON.stringify(content);
  };
  expect(await answered('When do pears ripen?')).toContain('October');
  await build(database.url, HARVEST.replace('October', 'November'));
  await expect.poll(() => answered('When do pears ripen?'), { timeout: 20_000 }).toContain('November');
  await database.stop();
  const refused = await answered('Who picks the pears?');
  expect(refused).toContain("can't be reached");
  expect(refused).not.toContain('127.0.0.1');
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
}, 60_000);
