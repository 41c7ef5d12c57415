import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { assemble, bringUpToDate, type Assembly, type IndexPlace } from '../../src/assembly/assemble.js';
import { packageRoot } from '../../src/package-root.js';
import type { Answer, Citation, ClaimCheck } from '../../src/types.js';
import { Database } from '../../src/vector-index/postgres/database.js';
import { bundledEmbeddings, bundledReader, CORPUS_FOLDER } from '../set-up/bundled.js';
import { startDatabase } from '../set-up/database.js';
import { newFolder } from '../set-up/folders.js';

/** Documents that the questions are not about, some of whose words are theirs; one sentence stands in two of them. */
const OTHERS = {
  'harvest.md': `# Harvest\n\nApples are picked in September. Pears ripen in October.\n\nThe European Food Agency (EFA) met in Parma. ${'The orchard, the barn and the press were visited, '.repeat(30)}and finally the harbour.`,
  'fair.md':
    '---\nid: a-fair\n---\nThe fair is held in Porto.\n\nApples are picked in September. EFA will meet next year.',
};

const models = { embeddings: bundledEmbeddings(), reader: bundledReader() };
const stores: Record<'folder' | 'database', Assembly | null> = { folder: null, database: null };
let questions: string[];

function assembly(store: keyof typeof stores): Assembly {
  const made = stores[store];
  if (made === null) throw new Error(`the ${store} is not built`);
  return made;
}

beforeAll(async () => {
  const statement = await readFile(join(CORPUS_FOLDER, 'joint-elements-2018.md'));
  const corpusFolder = await newFolder({ 'joint-elements-2018.md': statement, ...OTHERS });
  const places: Record<keyof typeof stores, IndexPlace> = {
    folder: await newFolder(),
    database: new Database((await startDatabase()).url),
  };
  for (const store of ['folder', 'database'] as const) {
    await bringUpToDate(places[store], { corpusFolder, ...models });
    stores[store] = await assemble(places[store], models);
  }
  const file = await readFile(join(packageRoot(), 'test', 'evaluation', 'questions.jsonl'), 'utf8');
  const asked = file.split('\n').filter((line) => line !== '');
  questions = [
    ...asked.map((line) => (JSON.parse(line) as { question: string }).question),
    'When are apples picked?',
    'What does EFA stand for?',
    'What was said about the harbour?',
    'the of and',
    '漢字',
  ];
}, 300_000);

describe.each(['folder', 'database'] as const)('the index in a %s', (store) => {
  test('gives exact citations, and refuses', async () => {
    const { answerer } = assembly(store);
    let answered = 0;
    for (const question of questions) {
      const answer = await answerer.ask({ question });
      const cited = answer.status === 'answered' ? answer.citations : answer.related;
      if (answer.status === 'answered') answered += 1;
      for (const { document, paragraph, quote, start, end } of cited) {
        expect(answerer.document(document.id)?.paragraphs[paragraph - 1]?.text.slice(start, end)).toBe(quote);
      }
    }
    expect(answered).toBeGreaterThan(questions.length / 3);
    expect(answered).toBeLessThan(questions.length);
  });

  test('looks only into the documents that are named', async () => {
    const { answerer } = assembly(store);
    const asked = await answerer.ask({ question: 'When are apples picked?', documents: ['a-fair'] });
    expect(asked).toMatchObject({ status: 'answered', citations: [{ document: { id: 'a-fair' }, paragraph: 2 }] });
    const others = await answerer.ask({ question: 'When are apples picked?', documents: ['joint-elements-2018'] });
    expect(others.status).toBe('no_answer');
  });

  test('knows what was indexed', () => {
    const { index } = assembly(store);
    expect(index.documents.map(({ id }) => id)).toEqual(['a-fair', 'harvest', 'joint-elements-2018']);
    expect(index.manifest.counts).toMatchObject({ documents: 3 });
    expect(index.manifest.origin.corpus).toHaveLength(3);
  });
});

/** What must be the same wherever the index is kept; figures up to rounding, for vectors are kept in other ways. */
function compared({ citations, confidence, ...answer }: Answer): unknown {
  const places = (cited: readonly Citation[]): unknown =>
    cited.map(({ score, ...citation }) => ({ ...citation, score: expect.closeTo(score, 4) as number }));
  return {
    ...answer,
    ...('related' in answer && { related: places(answer.related) }),
    citations: places(citations),
    confidence: expect.closeTo(confidence, 4) as number,
  };
}

describe('both', () => {
  test('answer every question alike', async () => {
    for (const question of questions) {
      const expected = await assembly('folder').answerer.ask({ question, limit: 10 });
      expect(await assembly('database').answerer.ask({ question, limit: 10 })).toEqual(compared(expected));
    }
  }, 300_000);

  test('check claims alike', async () => {
    const verdicts = async (store: keyof typeof stores): Promise<Pick<ClaimCheck, 'verdict' | 'mismatches'>[]> => {
      const claims = ['The meeting was held in Paris.', 'Apples are picked in September.', 'Nobody met.'];
      const checks: ClaimCheck[] = [];
      for (const claim of claims) checks.push(await assembly(store).claimChecker.check({ claim }));
      return checks.map(({ verdict, mismatches, citations }) => ({
        verdict,
        mismatches,
        places: citations.map(({ url }) => url),
      }));
    };
    expect(await verdicts('database')).toEqual(await verdicts('folder'));
  });

  test('suggest the same questions', () => {
    const { index: folder } = assembly('folder');
    const { index: database } = assembly('database');
    expect(database.suggestions).toEqual(folder.suggestions);
    expect(database.suggestions.length).toBeGreaterThan(3);
  });
});
