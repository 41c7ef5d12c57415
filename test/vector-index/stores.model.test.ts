import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { assemble, bringUpToDate, type Assembly, type IndexPlace } from '../../src/assembly/assemble.js';
import { packageRoot } from '../../src/package-root.js';
import type { Answer, Citation } from '../../src/types.js';
import { buildIndex } from '../../src/vector-index/build-index.js';
import { buildPostgresIndex } from '../../src/vector-index/postgres/build-postgres-index.js';
import { Database } from '../../src/vector-index/postgres/database.js';
import { bundledEmbeddings, bundledReader, CORPUS_FOLDER } from '../set-up/bundled.js';
import { startDatabase } from '../set-up/database.js';
import { newFolder } from '../set-up/folders.js';

/** Beside the statement; some words are the statement's, one sentence stands in two documents, and one is long. */
const OTHERS = {
  'harvest.md': `# Harvest\n\nApples are picked in September. Pears ripen in October.\n\nThe European Food Agency (EFA) met in Parma. Visitors saw ${'the orchard, the barn, the press, '.repeat(80)}and finally the harbour.`,
  'fair.md': '---\nid: a-fair\n---\nThe fair is held in Porto.\n\nApples are picked in September. EFA meets next year.',
};
const QUESTIONS = [
  'When are apples picked?',
  'What does EFA stand for?',
  'What was said about the harbour?',
  'Did the European Food Agency meet in Parma?',
  'Where did the European Harbour Agency meet?',
  'When does the EFA Harbour meet?',
  'the of and',
  '漢字',
];
/** WebAssembly is slow: of the questions about the statement every sixth will do. */
const EVERY = 6;
const CLAIMS = ['The meeting was held in Paris.', 'Apples are picked in September.', 'Nobody met.'];
const STORES = ['folder', 'database'] as const;
type Store = (typeof STORES)[number];

const models = { embeddings: bundledEmbeddings(), reader: bundledReader() };
const opened = new Map<Store, Assembly>();
const answers = new Map<Store, Answer[]>();
let database: Database;

function assembly(store: Store): Assembly {
  const found = opened.get(store);
  if (found === undefined) throw new Error(`the index in the ${store} is not built`);
  return found;
}

async function questions(): Promise<string[]> {
  const file = await readFile(join(packageRoot(), 'test', 'evaluation', 'questions.jsonl'), 'utf8');
  const lines = file.split('\n').filter((line) => line !== '');
  const some = lines.filter((_, i) => i % EVERY === 0);
  return [...some.map((line) => (JSON.parse(line) as { question: string }).question), ...QUESTIONS];
}

beforeAll(async () => {
  const statement = await readFile(join(CORPUS_FOLDER, 'joint-elements-2018.md'));
  const corpusFolder = await newFolder({ 'joint-elements-2018.md': statement, ...OTHERS });
  const indexFolder = await newFolder();
  database = new Database((await startDatabase()).url);
  await buildIndex({ corpusFolder, indexFolder, embeddings: models.embeddings });
  await buildPostgresIndex({ corpusFolder, database, embeddings: models.embeddings });
  for (const [store, place] of [
    ['folder', indexFolder],
    ['database', database],
  ] as const) {
    opened.set(store, await assemble(place, models));
    const asked: Answer[] = [];
    for (const question of await questions()) asked.push(await assembly(store).answerer.ask({ question, limit: 10 }));
    answers.set(store, asked);
  }
}, 300_000);

describe.each(STORES)('the index in a %s', (store) => {
  test('gives exact citations, and refuses', () => {
    const { answerer } = assembly(store);
    const given = answers.get(store) ?? [];
    for (const answer of given) {
      const cited = answer.status === 'answered' ? answer.citations : answer.related;
      for (const { document, paragraph, quote, start, end } of cited) {
        expect(answerer.document(document.id)?.paragraphs[paragraph - 1]?.text.slice(start, end)).toBe(quote);
      }
    }
    const answered = given.filter(({ status }) => status === 'answered');
    expect(answered.length).toBeGreaterThan(given.length / 3);
    expect(answered.length).toBeLessThan(given.length);
  });

  test('looks only into the documents that are named', async () => {
    const { answerer } = assembly(store);
    const question = 'When are apples picked?';
    expect(await answerer.ask({ question, documents: ['a-fair'] })).toMatchObject({
      status: 'answered',
      citations: [{ document: { id: 'a-fair' }, paragraph: 2, quote: 'Apples are picked in September.' }],
    });
    expect(await answerer.ask({ question, documents: ['joint-elements-2018'] })).toMatchObject({ status: 'no_answer' });
  });

  test('knows what was indexed', () => {
    const { index } = assembly(store);
    expect(index.documents.map(({ id }) => id)).toEqual(['a-fair', 'harvest', 'joint-elements-2018']);
    expect(index.manifest.counts).toMatchObject({ documents: 3 });
    expect(index.manifest.origin.corpus).toHaveLength(3);
  });

  test('is searched through LangChain’s interface', async () => {
    const { termStore } = assembly(store).index;
    const found = await termStore.similaritySearchVectorWithScore(await models.embeddings.embedQuery('orchard'), 3);
    expect(found).toHaveLength(3);
    expect(found[0]?.[0].pageContent).toBe('orchard');
    expect(found[0]?.[1]).toBeCloseTo(1, 3);
  });
});

/** What must be the same wherever the index is kept; figures up to rounding, for vectors are kept in other ways. */
function alike(answer: Answer): unknown {
  const places = (cited: readonly Citation[]): unknown =>
    cited.map((citation) => ({ ...citation, score: expect.closeTo(citation.score, 4) as number }));
  return {
    ...answer,
    ...('related' in answer && { related: places(answer.related) }),
    citations: places(answer.citations),
    confidence: expect.closeTo(answer.confidence, 4) as number,
  };
}

describe('both', () => {
  test('answer every question alike', () => {
    expect(answers.get('database')).toEqual(answers.get('folder')?.map(alike));
  });

  test('check claims alike', async () => {
    for (const claim of CLAIMS) {
      const [inFolder, inDatabase] = await Promise.all(
        STORES.map((store) => assembly(store).claimChecker.check({ claim })),
      );
      expect(inDatabase?.verdict).toBe(inFolder?.verdict);
      expect(inDatabase?.mismatches).toEqual(inFolder?.mismatches);
      expect(inDatabase?.citations.map(({ url }) => url)).toEqual(inFolder?.citations.map(({ url }) => url));
    }
  });

  test('suggest the same questions', async () => {
    const corpusFolder = await newFolder({ 'a.md': 'Pears ripen in October. The fair is held in Porto.' });
    const suggested: unknown[] = [];
    for (const place of [await newFolder(), database] satisfies IndexPlace[]) {
      await bringUpToDate(place, { corpusFolder, ...models });
      suggested.push((await assemble(place, models)).index.suggestions);
    }
    expect(suggested[0]).not.toEqual([]);
    expect(suggested[1]).toEqual(suggested[0]);
  });
});
