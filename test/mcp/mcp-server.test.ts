import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { Answerer } from '../../src/answer/answerer.js';
import { createClaimChecker, type Assembly } from '../../src/assembly/assemble.js';
import { createMcpServer } from '../../src/mcp/mcp-server.js';
import { QuoteChecker } from '../../src/quotes/quote-checker.js';
import type { Reader } from '../../src/reading/reading.js';
import { buildIndex } from '../../src/vector-index/build-index.js';
import { loadIndex } from '../../src/vector-index/load-index.js';
import { ModelDouble } from '../doubles/model-double.js';
import { bundledCalibration } from '../set-up/bundled.js';
import { newFolder } from '../set-up/folders.js';

const NO_READER: Reader = { read: () => Promise.resolve([]) };

interface Loaded {
  readonly embeddings?: ModelDouble;
  readonly reader?: Reader;
}

/** All that answers and checks over one text, as a load of its index gives it. */
async function assemblyOver(
  text: string,
  { embeddings = new ModelDouble(), reader = NO_READER }: Loaded = {},
): Promise<Assembly> {
  const indexFolder = await newFolder();
  await buildIndex({ corpusFolder: await newFolder({ 'a.md': text }), indexFolder, embeddings });
  const index = await loadIndex(indexFolder, embeddings);
  const calibration = await bundledCalibration();
  const quoteChecker = new QuoteChecker(index.documents);
  const answerer = new Answerer({ index, calibration, reader });
  const claimChecker = await createClaimChecker(index, calibration, quoteChecker);
  return { answerer, quoteChecker, claimChecker, index, calibration, reader };
}

/** A client of a new server, as each message over HTTP has one. */
async function connectedTo(assembly: Assembly): Promise<Client> {
  const [own, other] = InMemoryTransport.createLinkedPair();
  const client = new Client({ name: 'test', version: '1' });
  onTestFinished(() => client.close());
  await createMcpServer(() => assembly, '1').connect(other);
  await client.connect(own);
  return client;
}

async function found(assembly: Assembly, query: string): Promise<unknown> {
  const client = await connectedTo(assembly);
  const { structuredContent } = await client.callTool({ name: 'search', arguments: { query } });
  return structuredContent;
}

test('what a search has looked up is known to the next message’s server, until the index is loaded anew', async () => {
  const embeddings = new ModelDouble();
  const before = await assemblyOver('Apples are picked in September.', { embeddings });
  const first = await found(before, 'ripe apples');
  expect(first).toMatchObject({ results: [{ id: 'a#p1', text: 'Apples are picked in September.' }] });
  expect(embeddings.embedded).toContain('ripe');
  embeddings.embedded.length = 0;
  expect(await found(before, 'ripe apples')).toEqual(first);
  expect(embeddings.embedded).toEqual([]);

  const after = await assemblyOver('Apples are picked in October.', { embeddings });
  expect(await found(after, 'ripe apples')).toMatchObject({ results: [{ text: 'Apples are picked in October.' }] });
});

test('a search that nobody waits for any more is given up', async () => {
  const leaving = new AbortController();
  const abortions: string[] = [];
  const reader: Reader = {
    read: async (_question, _passages, { signal } = {}) => {
      const aborted = signal && once(signal, 'abort');
      leaving.abort();
      if (await aborted) abortions.push('given up');
      return [];
    },
  };
  const client = await connectedTo(await assemblyOver('Apples are picked in September.', { reader }));
  const search = { name: 'search', arguments: { query: 'apples' } };
  await expect(client.callTool(search, undefined, { signal: leaving.signal })).rejects.toThrow();
  await expect.poll(() => abortions).toEqual(['given up']);
});
