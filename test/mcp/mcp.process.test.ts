import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { request as httpRequest } from 'node:http';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { newFolder } from '../set-up/folders.js';
import { startCommand, type StartedCommand } from '../set-up/start.js';

const COMMAND = join(packageRoot(), 'dist', 'src', 'cli', 'statement-qa.js');
const QUESTION = 'When are apples picked?';
let environment: Record<string, string>;

beforeAll(async () => {
  const corpusFolder = await newFolder({
    'harvest.md':
      '---\ntitle: On apples\nsource: The growers\n---\nApples are picked in September.\n\nPears ripen in May.',
  });
  environment = { PATH: process.env['PATH'] ?? '', CORPUS_DIR: corpusFolder, INDEX_DIR: await newFolder() };
});

function newClient(): Client {
  return new Client({ name: 'test', version: '1' });
}

/** What a tool says, checked by the client against the output schema. */
async function call(client: Client, name: string, args: Record<string, unknown>): Promise<unknown> {
  const { structuredContent, content, isError } = await client.callTool({ name, arguments: args });
  if (isError === true) throw new Error(JSON.stringify(content));
  expect(content).toEqual([{ type: 'text', text: JSON.stringify(structuredContent) }]);
  return structuredContent;
}

/** What every assistant does, over any transport. */
async function useAllOf(client: Client): Promise<void> {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name).sort()).toEqual(['ask', 'check_claim', 'fetch', 'search', 'verify_quote']);
  for (const { annotations, outputSchema } of tools) {
    expect(annotations?.readOnlyHint).toBe(true);
    expect(outputSchema?.type).toBe('object');
  }
  expect(await call(client, 'ask', { question: QUESTION })).toMatchObject({
    status: 'answered',
    citations: [{ paragraph: 1, quote: 'Apples are picked in September.' }],
  });
  expect(await call(client, 'ask', { question: 'lkjsdf oiuwer' })).toMatchObject({ status: 'no_answer', answer: null });
  const verdict = await call(client, 'check_claim', { claim: 'Apples are picked in October.' });
  expect(verdict).toMatchObject({ verdict: 'contradicted' });
  expect(await call(client, 'verify_quote', { quote: 'Pears ripen in June.' })).toMatchObject({ status: 'altered' });
  const { results } = (await call(client, 'search', { query: QUESTION })) as {
    results: { id: string; text: string }[];
  };
  expect(results[0]).toMatchObject({ id: 'harvest#p1', text: 'Apples are picked in September.' });
  expect(await call(client, 'fetch', { id: 'harvest#p2' })).toMatchObject({ text: 'Pears ripen in May.' });
}

describe('over standard input', () => {
  let client: Client;

  beforeAll(async () => {
    client = newClient();
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [COMMAND, 'mcp'],
        env: environment,
        stderr: 'ignore',
      }),
    );
  }, 60_000);

  afterAll(() => client.close());

  test('an assistant can use all of it', async () => {
    await useAllOf(client);
  }, 60_000);

  test('the documents are resources, their paragraphs numbered', async () => {
    const { resources } = await client.listResources();
    expect(resources).toMatchObject([
      {
        uri: 'statement-qa://documents/harvest',
        title: 'On apples',
        description: 'The growers',
        mimeType: 'text/plain',
      },
    ]);
    const { contents } = await client.readResource({ uri: 'statement-qa://documents/harvest' });
    const text = '[¶1] Apples are picked in September.\n\n[¶2] Pears ripen in May.';
    expect(contents).toMatchObject([{ text }]);
    await expect(client.readResource({ uri: 'statement-qa://documents/plums' })).rejects.toThrow('Documents: harvest');
    expect(await call(client, 'fetch', { id: 'harvest' })).toMatchObject({
      title: 'On apples',
      text,
    });
  });

  test.each([
    ['ask', { question: '' }, 'must not be empty'],
    ['ask', { question: QUESTION, documents: ['nope'] }, 'nope'],
    ['check_claim', { claim: 'Pears ripen.', citation: { paragraph: 9 } }, 'no paragraph 9'],
    ['fetch', { id: 'harvest#p9' }, 'harvest#p9'],
  ])('%s with %j is an error that tells why', async (name, args, reason) => {
    await expect(call(client, name, args)).rejects.toThrow(reason);
  });
});

describe('over HTTP', () => {
  const KEY = 'correct-horse-battery-staple';

  function serve(): StartedCommand {
    return startCommand([process.execPath, COMMAND, 'mcp', '--http', '0'], {
      ...environment,
      ALLOWED_ORIGINS: 'https://chat.example',
      API_KEY: KEY,
    });
  }

  const BODY = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
  const HEADERS = {
    'Content-Type': 'application/json',
    Accept: 'application/json, text/event-stream',
    Authorization: `Bearer ${KEY}`,
  };

  /** The status of a request with these headers; `fetch` would not let the host be set. */
  async function statusWith(url: string, headers: Record<string, string>): Promise<number | undefined> {
    const sent = httpRequest(url, { method: 'POST', headers: { ...HEADERS, ...headers } });
    sent.end(BODY);
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    response.resume();
    return response.statusCode;
  }

  test('an assistant that has the key can use all of it; other hosts’ names and pages of other origins are refused', async () => {
    const { child, ended, printing } = serve();
    const url = await printing(/Serving MCP on (http:\S+)/);
    const client = newClient();
    onTestFinished(() => client.close());
    const requestInit = { headers: { Authorization: `Bearer ${KEY}` } };
    await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit }));
    await useAllOf(client);
    await expect(newClient().connect(new StreamableHTTPClientTransport(new URL(url)))).rejects.toThrow('Key needed');

    expect(await statusWith(url, {})).toBe(200);
    expect(await statusWith(url, { Host: 'rebound.example' })).toBe(403);
    expect(await statusWith(url, { Origin: 'https://evil.example' })).toBe(403);
    expect(await statusWith(url, { Origin: 'https://chat.example' })).toBe(200);
    expect((await fetch(url, { headers: HEADERS })).status).toBe(405);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  }, 60_000);

  test('a port that is none is told as wrong usage', async () => {
    const { ended, printed } = startCommand([process.execPath, COMMAND, 'mcp', '--http', 'here'], environment);
    expect(await ended).toBe(2);
    expect(printed()).toContain('--http: must be a port from 0 to 65535, but is "here"');
  });
});
