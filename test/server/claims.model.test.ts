import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { listening, listeningForTest } from '../set-up/app.js';
import { bundledDocument } from '../set-up/bundled.js';
import { checkersFor } from '../set-up/checkers.js';
import { documentFrom } from '../set-up/parsing.js';
import { citationSchema, post, problemOf } from '../set-up/http.js';
import type { CorpusDocument } from '../../src/types.js';

const judgement = {
  verdict: z.enum(['supported', 'contradicted', 'not_found']),
  confidence: z.number().min(0).max(1),
  citations: z.array(citationSchema),
  mismatches: z.array(
    z.strictObject({
      kind: z.enum(['place', 'date', 'number', 'name', 'negation', 'term']),
      claim: z.string().min(1),
      document: z.string().min(1),
    }),
  ),
};

/** The contract of POST /v1/check. */
const checkSchema = z.strictObject({
  ...judgement,
  cited: z.strictObject({ paragraph: z.int(), supports: z.boolean() }).optional(),
  quotes: z.array(z.object({ status: z.enum(['verbatim', 'altered', 'absent']) })),
  parts: z.array(z.strictObject({ claim: z.string(), ...judgement })),
});

let statement: CorpusDocument;
let url: string;
let close: () => void;

beforeAll(async () => {
  statement = await bundledDocument();
  const { claimChecker } = await checkersFor([statement, documentFrom('---\nid: other\n---\nOne.\n\nTwo.')]);
  ({ url, close } = await listening({ claimChecker: () => claimChecker }));
}, 60_000);

afterAll(() => {
  close();
});

async function check(request: object): Promise<z.infer<typeof checkSchema>> {
  const response = await post(`${url}/v1/check`, request);
  expect(response.status).toBe(200);
  const body = checkSchema.parse(await response.json());
  for (const { paragraph, start, end, quote, highlights } of body.citations) {
    const text = statement.paragraphs[paragraph - 1]?.text ?? '';
    expect(text.slice(start, end)).toBe(quote);
    for (const span of highlights) expect(start <= span.start && span.end <= end).toBe(true);
  }
  return body;
}

describe('what the statement bears out is supported, with the paragraph', () => {
  test.each([
    ['The meeting was held in Tokyo.', [1, 8]],
    ['Governments must not steal company secrets.', [4]],
    ['EU Member States were observers at the dialogue.', [8]],
    ['The norms of responsible State behaviour are not binding.', [4]],
    ['Japan and the EU condemned the abuse of ICTs.', [3]],
    ['Japan and the EU support a free and open Internet.', [6]],
  ])('%s', async (claim, paragraphs) => {
    const { verdict, citations, mismatches } = await check({ claim });
    expect({ verdict, mismatches }).toEqual({ verdict: 'supported', mismatches: [] });
    expect(paragraphs).toContain(citations[0]?.paragraph);
  });
});

describe('the same relation with a part that conflicts is contradicted, and the part is named', () => {
  test.each([
    ['The meeting was held in Paris.', 'place', 'Paris', 'Tokyo'],
    ['The dialogue took place on 5 March 2016.', 'date', '2016', '2018'],
    ['The fifth Japan-EU Cyber Dialogue is to be convened in Brussels.', 'number', 'fifth', 'fourth'],
    ['The two sides oppose the multi-stakeholder approach to Internet governance.', 'term', 'oppose', 'support'],
    ['The norms of responsible State behaviour are binding.', 'negation', 'binding', 'non-binding'],
    ['The two sides did not condemn the abuse of ICTs for malicious intent.', 'negation', 'not condemn', 'condemned'],
    ['The Principles and Actions on Cyber were endorsed in the G20 Ise-Shima Summit.', 'name', 'G20', 'G7'],
  ])('%s', async (claim, kind, own, document) => {
    const { verdict, citations, mismatches } = await check({ claim });
    expect(verdict).toBe('contradicted');
    expect(citations.length).toBeGreaterThan(0);
    expect(mismatches).toContainEqual({ kind, claim: own, document });
  });
});

describe('what the statement does not speak of is not found, and cites nothing', () => {
  test.each([
    'Norway joined as an observer.',
    'India was an observer.',
    'The EU pledged five million euros.',
    'A joint cyber defence centre was founded.',
    'Paris is the capital of France.',
    'NATO supports the multi-stakeholder approach.',
    'The dialogue lasted two days.',
  ])('%s', async (claim) => {
    expect(await check({ claim })).toMatchObject({ verdict: 'not_found', citations: [], mismatches: [] });
  });
});

test('a cited paragraph supports a claim or doesn’t, whatever stands elsewhere', async () => {
  const claim = 'The fourth dialogue will be convened in Brussels.';
  expect((await check({ claim, citation: { paragraph: 8 } })).cited).toEqual({ paragraph: 8, supports: true });
  const elsewhere = await check({ claim, citation: { document: statement.id, paragraph: 2 } });
  expect(elsewhere).toMatchObject({ verdict: 'supported', cited: { paragraph: 2, supports: false } });
});

test('of several sentences the worst verdict is the claim’s, and all are listed', async () => {
  const { verdict, parts } = await check({
    claim: 'The meeting was held in Tokyo. The fourth dialogue will be held in Paris. India was an observer.',
  });
  expect(verdict).toBe('contradicted');
  expect(parts.map((part) => part.verdict)).toEqual(['contradicted', 'not_found', 'supported']);
});

test('each passage between quotation marks is checked as a quote', async () => {
  const { quotes } = await check({ claim: 'They want “an open, cheap, fair, stable and secure cyberspace”.' });
  expect(quotes).toMatchObject([{ status: 'altered' }]);
});

describe('a request that is wrong gets a problem document', () => {
  test.each([
    ['no claim', {}, 400, 'claim'],
    ['an empty claim', { claim: ' \n' }, 400, 'claim'],
    ['a claim that is too long', { claim: 'a '.repeat(3000) }, 400, 'claim'],
    ['a citation without a paragraph', { claim: 'a', citation: {} }, 400, 'citation.paragraph'],
    ['a paragraph that is not there', { claim: 'a', citation: { paragraph: 9 } }, 422, 'citation.paragraph'],
    [
      'a paragraph that is in none of the documents to look in',
      { claim: 'a', documents: ['other'], citation: { paragraph: 3 } },
      422,
      'citation.paragraph',
    ],
    [
      'an unknown document to look in, before its paragraph',
      { claim: 'a', documents: ['x'], citation: { paragraph: 9 } },
      422,
      'documents',
    ],
    ['an unknown document', { claim: 'a', citation: { document: 'x', paragraph: 1 } }, 422, 'citation.document'],
  ])('%s', async (_case, body, status, path) => {
    const problem = await problemOf(await post(`${url}/v1/check`, body));
    expect(problem).toMatchObject({ status, errors: [{ path }] });
  });

  test('a body of a megabyte', async () => {
    const response = await post(`${url}/v1/check`, { claim: 'The meeting was held in Tokyo. '.repeat(35_000) });
    expect((await problemOf(response)).status).toBe(413);
  });
});

test.each([
  '?!…',
  '\uD800',
  '\u202Eoykot',
  '12',
  '漢字',
  'the of and',
  'not not not',
  '"'.repeat(2000),
  'A. '.repeat(666),
])('text that no one writes gets a sound verdict: %j', async (claim) => {
  expect((await check({ claim })).verdict).toBe('not_found');
});

test('before anything is loaded it is told when to try again', async () => {
  const starting = await listeningForTest({});
  expect((await problemOf(await post(`${starting}/v1/check`, { claim: 'a' }))).status).toBe(503);
});

test('a claim may be held against some documents only, and one that is not there is told', async () => {
  const claim = 'The meeting was held in Tokyo.';
  const found = await post(`${url}/v1/check`, { claim, documents: [statement.id] });
  expect(checkSchema.parse(await found.json())).toMatchObject({ verdict: 'supported' });
  const problem = await problemOf(await post(`${url}/v1/check`, { claim, documents: [statement.id, 'nope'] }));
  expect(problem).toMatchObject({ status: 422, errors: [{ path: 'documents' }] });
});
