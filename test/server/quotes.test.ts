import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { QuoteChecker } from '../../src/quotes/quote-checker.js';
import { listening, listeningForTest } from '../set-up/app.js';
import { bundledDocument } from '../set-up/bundled.js';
import { citationSchema, post, problemOf, spanSchema } from '../set-up/http.js';
import { documentFrom } from '../set-up/parsing.js';

/** The contract of POST /v1/quotes. */
const checkSchema = z.strictObject({
  status: z.enum(['verbatim', 'altered', 'absent']),
  citation: citationSchema.nullable(),
  differences: z.array(z.object({ op: z.enum(['equal', 'insert', 'delete']), text: z.string() })),
  occurrences: z.array(z.object({ document: z.string(), paragraph: z.int(), ...spanSchema.shape })),
  ambiguous: z.boolean(),
  misattributed: z.boolean(),
  editorial: z.boolean(),
  omitted: z.array(z.string()),
});

let url: string;
let close: () => void;
const harvest = documentFrom(
  '---\nid: harvest\n---\nApples are picked in September.\n\nPears ripen in October. A solid basis helps.',
);

beforeAll(async () => {
  const checker = new QuoteChecker([harvest, await bundledDocument()]);
  ({ url, close } = await listening({ quoteChecker: () => checker }));
});

afterAll(() => {
  close();
});

async function check(request: object): Promise<z.infer<typeof checkSchema>> {
  const response = await post(`${url}/v1/quotes`, request);
  expect(response.status).toBe(200);
  return checkSchema.parse(await response.json());
}

describe('a quote in the document’s words is verbatim', () => {
  test.each([
    ['as it stands', 'emphasized the value of the Internet Governance Forum', 6],
    ['with a capital at the start', 'Emphasized the value of the Internet Governance Forum', 6],
    ['with other quotation marks', "'The Principles and Actions on Cyber' endorsed in the G7", 3],
    ['with a comma of its own at the end', '“one year’s time,”', 8],
    ['with white space doubled, a soft hyphen and no-break spaces', 'the  multi-stake\u00ADholder\u00A0approach', 6],
    ['with words left out', 'The two sides noted the importance of the Convention […] as a solid basis', 5],
    ['with an initial in brackets', '[N]o State should conduct or support', 4],
    ['with marks of writing direction', '\u200Fthe freedom of expression\u200E', 6],
  ])('%s', async (_case, quote, paragraph) => {
    expect(await check({ quote })).toMatchObject({ status: 'verbatim', citation: { paragraph }, differences: [] });
  });
});

test('what an ellipsis leaves out is told, and never taken from another paragraph', async () => {
  const within = await check({ quote: 'States should … allow their territory' });
  expect(within).toMatchObject({ status: 'verbatim', omitted: ['not knowingly'] });
  const across = await check({ quote: 'the freedom of expression … a successful meeting' });
  expect(across.status).not.toBe('verbatim');
});

describe('a quote with a word changed is altered, and the differences name it', () => {
  test.each([
    ['States may not knowingly allow their territory to be used', 'should', 'may'],
    ['an open, cheap, fair, stable and secure cyberspace', 'free', 'cheap'],
    ['On the occasion of the second meeting of Japan-EU Cyber Dialogue', 'third', 'second'],
    ['the voluntary, binding norms of responsible State behaviour', 'non-', ''],
    ['no State should conduct or support theft of intellectual property', 'ICT-enabled ', ''],
    ['as a really solid basis for national legislation', '', 'really '],
    ['No State SHOULD conduct or support ICT-enabled theft', 'should', 'SHOULD'],
  ])('%s', async (quote, deleted, inserted) => {
    const { status, differences } = await check({ quote });
    expect(status).toBe('altered');
    const changes = differences.filter(({ op }) => op !== 'equal');
    expect(changes).toEqual([
      ...(deleted === '' ? [] : [{ op: 'delete', text: deleted }]),
      ...(inserted === '' ? [] : [{ op: 'insert', text: inserted }]),
    ]);
  });
});

test('an insertion in square brackets is told as a difference, and that it is the writer’s own', async () => {
  const { status, editorial, differences } = await check({ quote: 'no State should [in any way] conduct or support' });
  expect({ status, editorial }).toEqual({ status: 'altered', editorial: true });
  expect(differences).toContainEqual({ op: 'insert', text: '[in any way] ' });
});

test.each(['to be or not to be, that is the question', 'quarterly dividends for shareholders', '…', '?!', '“”'])(
  'nothing is near %s',
  async (quote) => {
    expect(await check({ quote })).toMatchObject({ status: 'absent', citation: null, differences: [] });
  },
);

test('words that stand in several places are ambiguous, and all places are listed', async () => {
  const { ambiguous, occurrences } = await check({ quote: 'in cyberspace' });
  expect(ambiguous).toBe(true);
  expect(occurrences.map(({ paragraph }) => paragraph)).toEqual([3, 3, 4]);
});

describe('where the request names a paragraph', () => {
  test('words that stand there are cited there', async () => {
    const found = await check({ quote: 'the two sides', paragraph: 4, document: 'joint-elements-2018' });
    expect(found).toMatchObject({ misattributed: false, citation: { paragraph: 4 } });
  });

  test('the other places where the words stand are listed all the same', async () => {
    const { ambiguous, occurrences } = await check({ quote: 'in cyberspace', paragraph: 4 });
    expect(ambiguous).toBe(true);
    expect(occurrences.map(({ paragraph }) => paragraph)).toEqual([4, 3, 3]);
  });

  test.each(['a solid basis for national legislation', 'a firm basis for national legislation'])(
    'words that stand elsewhere are misattributed, and the right paragraph is named: %s',
    async (quote) => {
      expect(await check({ quote, paragraph: 2 })).toMatchObject({ misattributed: true, citation: { paragraph: 5 } });
    },
  );
});

test('only the document that is named is looked in', async () => {
  expect(await check({ quote: 'a solid basis', document: 'harvest' })).toMatchObject({
    citation: { document: { id: 'harvest' }, paragraph: 2 },
    ambiguous: false,
  });
  expect((await check({ quote: 'the two sides confirmed', document: 'harvest' })).status).toBe('absent');
});

describe('a request that is wrong gets a problem document', () => {
  test.each([
    ['no quote', {}, 400, 'quote'],
    ['an empty quote', { quote: '' }, 400, 'quote'],
    ['a quote of white space', { quote: ' \u00A0\n' }, 400, 'quote'],
    ['a quote that is too long', { quote: 'a '.repeat(6000) }, 400, 'quote'],
    ['a paragraph that is no number', { quote: 'a', paragraph: 'two' }, 400, 'paragraph'],
    ['a paragraph that is not there', { quote: 'a', paragraph: 9 }, 422, 'paragraph'],
    ['a paragraph past its document', { quote: 'a', paragraph: 3, document: 'harvest' }, 422, 'paragraph'],
    ['an unknown document', { quote: 'a', document: 'nope' }, 422, 'document'],
  ])('%s', async (_case, body, status, path) => {
    const problem = await problemOf(await post(`${url}/v1/quotes`, body));
    expect(problem).toMatchObject({ status, errors: [{ path }] });
  });

  test('a body of a megabyte', async () => {
    const response = await post(`${url}/v1/quotes`, { quote: 'stable and secure '.repeat(60_000) });
    expect((await problemOf(response)).status).toBe(413);
  });
});

test.each(['\uD800', 'stable \uDC00 and secure \uD83D', '\u202E\u202D', '\u0000', 'a\u0301'.repeat(2000), '[[[[…]]'])(
  'text that no one writes is checked like any other: %j',
  async (quote) => {
    await check({ quote });
  },
);

test('before anything is loaded it is told when to try again', async () => {
  const starting = await listeningForTest({});
  expect((await problemOf(await post(`${starting}/v1/quotes`, { quote: 'a' }))).status).toBe(503);
});
