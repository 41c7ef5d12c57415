import { beforeAll, describe, expect, test } from 'vitest';
import { HybridRetriever, type Ranking, type RetrievedSentence } from '../../src/retrieval/hybrid-retriever.js';
import { indexDocuments, type IndexedDocuments } from '../../src/vector-index/index-documents.js';
import type { CorpusDocument } from '../../src/types.js';
import { bundledCalibration, bundledEmbeddings, bundledReader } from '../set-up/bundled.js';
import { documentFrom } from '../set-up/parsing.js';

const LONG_SENTENCE = `Delegates discussed ${'the budget, '.repeat(200)}and finally the harbour.`;
const documents: CorpusDocument[] = [
  documentFrom(
    '---\nid: secrets\n---\nThe parties met in Lisbon.\n\nNo State should support the theft of trade secrets. Each party respects the freedom of expression.',
  ),
  documentFrom(
    '---\nid: fruit\n---\nApples are picked in September. Pears ripen in October.\n\nThe parties met in Porto.',
  ),
  documentFrom(`---\nid: long\n---\n${LONG_SENTENCE}`),
];
let index: IndexedDocuments;
let retriever: HybridRetriever;

beforeAll(async () => {
  const embeddings = bundledEmbeddings();
  const { dimension } = await embeddings.identity();
  index = await indexDocuments(documents, embeddings, { dimension });
  retriever = new HybridRetriever({ index, weights: (await bundledCalibration()).ranking, reader: bundledReader() });
});

test('a question without a word of the sentence finds it by meaning', async () => {
  const [best] = await retriever.retrieve('stealing confidential company information');
  expect(best?.pageContent).toBe('No State should support the theft of trade secrets.');
});

test('a question in the sentence’s own words finds it', async () => {
  const [best] = await retriever.retrieve('When do pears ripen?');
  expect(best?.pageContent).toBe('Pears ripen in October.');
  expect(best?.metadata).toMatchObject({ document: 'fruit', paragraph: 1, sentence: 1 });
});

function expectScoredSlices(found: readonly RetrievedSentence[]): void {
  const scores = found.map(({ metadata }) => metadata.score);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  for (const { pageContent, metadata } of found) {
    expect(metadata.score).toBeGreaterThanOrEqual(0);
    expect(metadata.score).toBeLessThanOrEqual(1);
    const text = documents.find(({ id }) => id === metadata.document)?.paragraphs[metadata.paragraph - 1]?.text;
    expect(text?.slice(metadata.start, metadata.end)).toBe(pageContent);
  }
}

test('sentences come best first, with scores from 0 to 1, each an exact slice of its paragraph', async () => {
  const found = await retriever.retrieve('Where did the parties meet?', { k: 10 });
  expect(found).not.toEqual([]);
  expectScoredSlices(found);
});

test('only the documents asked for are looked at', async () => {
  const found = await retriever.retrieve('Where did the parties meet?', { documents: ['fruit'] });
  expect(found[0]?.pageContent).toBe('The parties met in Porto.');
  expect(new Set(found.map(({ metadata }) => metadata.document))).toEqual(new Set(['fruit']));
});

test('a sentence that is several passages is found once, whole', async () => {
  const found = await retriever.retrieve('What was said about the harbour?', { documents: ['long'] });
  expect(found.map(({ pageContent }) => pageContent)).toEqual([LONG_SENTENCE]);
});

describe('a question that gives nothing to search with', () => {
  test.each(['', '?!', 'the of and', '😀', '漢字'])('"%s" is no failure', async (question) => {
    expectScoredSlices(await retriever.retrieve(question));
  });
});

test('the ranking before and after reading is told without a second search', async () => {
  const rankings: Ranking[] = [];
  const weights = (await bundledCalibration()).ranking;
  const observed = new HybridRetriever({
    index,
    weights,
    reader: bundledReader(),
    onRanked: (ranking) => void rankings.push(ranking),
  });
  const found = await observed.retrieve('Where did the parties meet?', { k: 2 });
  expect(rankings).toHaveLength(1);
  const [ranking] = rankings;
  if (ranking === undefined) throw new Error('no ranking was told');
  const places = (sentences: readonly RetrievedSentence[]): (string | undefined)[] => sentences.map(({ id }) => id);
  expect(places(found)).toEqual(places(ranking.afterReading.slice(0, 2)));
  expect(places(ranking.beforeReading).sort()).toEqual(places(ranking.afterReading).sort());
  expect(ranking.beforeReading.every(({ metadata }) => metadata.evidence.relevance === 0)).toBe(true);
  expect(ranking.afterReading[0]?.metadata.evidence.relevance).toBeGreaterThan(0);
  expect(ranking.bestLexicalSentence).toBeGreaterThan(1);
});

test('who names the sides finds what they say as who asks for "them" does, in their statement only', async () => {
  const embeddings = bundledEmbeddings();
  const { dimension } = await embeddings.identity();
  const opening = 'Chile and Norway held their third dialogue on fishing in Bergen on 3 May 2021.';
  const statement = `---\nid: statement\ntitle: Joint Statement of Chile and Norway\n---\n${opening}\n\nThe two sides condemned fishing with explosives. Both sides stressed the need to protect coral reefs. The two sides will meet again in Valdivia.`;
  const atlas = '---\nid: atlas\n---\nChile and Norway have the longest coasts. Norway protects its coral reefs.';
  const retrieverOfBoth = new HybridRetriever({
    index: await indexDocuments([documentFrom(statement), documentFrom(atlas)], embeddings, { dimension }),
    weights: (await bundledCalibration()).ranking,
    reader: bundledReader(),
  });
  const [best] = await retrieverOfBoth.retrieve('What do Chile and Norway want to protect?');
  expect(best?.pageContent).toBe('Both sides stressed the need to protect coral reefs.');
  expect(best?.metadata.asked).toBe('What do they want to protect?');
  const [other] = await retrieverOfBoth.retrieve('What do Chile and Norway have?', { documents: ['atlas'] });
  expect(other?.metadata.asked).toBe('What do Chile and Norway have?');
});
