import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createClaimChecker } from '../../src/assembly/assemble.js';
import { bundledClaimReader, verdictsFile } from '../../src/assembly/bundled.js';
import { EvidenceFinder } from '../../src/claims/evidence-finder.js';
import { readVerdictWeights } from '../../src/claims/verdict.js';
import { parseCorpus, readCorpusFiles } from '../../src/corpus/read-corpus.js';
import { compareClaims, verdictFor, type ComparedClaim } from '../../src/evaluation/fit-verdicts.js';
import { readClaims, type ClaimCase } from '../../src/evaluation/sets/claims.js';
import { packageRoot } from '../../src/package-root.js';
import { QuoteChecker } from '../../src/quotes/quote-checker.js';
import type { Mismatch, Verdict } from '../../src/types.js';
import { indexDocuments, type IndexedDocuments } from '../../src/vector-index/index-documents.js';
import { bundledLexicon } from '../../src/vocabulary/lexicon.js';
import { bundledCalibration, bundledDocument, bundledEmbeddings } from '../set-up/bundled.js';

const SETS = join(packageRoot(), 'test', 'claims', 'sets');
const documents = [await bundledDocument(), ...(await parseCorpus(await readCorpusFiles(SETS)))];
const weights = await readVerdictWeights(verdictsFile());
const indexes = await indexByDocument();
const finders = await findersByDocument();

async function indexByDocument(): Promise<Map<string, IndexedDocuments>> {
  const embeddings = bundledEmbeddings();
  const { dimension } = await embeddings.identity();
  const made = new Map<string, IndexedDocuments>();
  for (const document of documents) {
    made.set(document.id, await indexDocuments([document], embeddings, { dimension }));
  }
  return made;
}

async function findersByDocument(): Promise<Map<string, EvidenceFinder>> {
  const { ranking } = await bundledCalibration();
  const [claimReader, lexicon] = [bundledClaimReader(), bundledLexicon()];
  return new Map([...indexes].map(([id, index]) => [id, new EvidenceFinder({ index, ranking, lexicon, claimReader })]));
}

async function compared(claims: readonly ClaimCase[]): Promise<ComparedClaim[]> {
  const all: ComparedClaim[] = [];
  for (const [id, finder] of finders) {
    all.push(
      ...(await compareClaims(
        claims.filter(({ document }) => document === id),
        finder,
      )),
    );
  }
  return all;
}

async function wronglySupported(claims: readonly ClaimCase[]): Promise<string[]> {
  return (await compared(claims))
    .filter((one) => one.claim.verdict !== 'supported' && verdictFor(one, weights) === 'supported')
    .map(({ claim }) => claim.claim);
}

async function judged(document: string, claim: string): Promise<ComparedClaim> {
  const [only] = await compared([{ id: '', document, claim, verdict: 'not_found', paragraphs: [], split: 'check' }]);
  if (only === undefined) throw new Error(`no document has the id ${document}`);
  return only;
}

/** What a person is shown of a contradiction. */
async function mismatches(document: string, claim: string): Promise<readonly Mismatch[]> {
  const index = indexes.get(document);
  if (index === undefined) throw new Error(`no document has the id ${document}`);
  const checker = await createClaimChecker(index, await bundledCalibration(), new QuoteChecker(index.documents));
  return (await checker.check({ claim })).mismatches;
}

test.each([
  ['claims', 2],
  ['claims-seen', 1],
  ['claims-unseen', 2],
])('of the claims of %s.jsonl no more are wrongly called supported than were measured', async (set, measured) => {
  expect((await wronglySupported(await readClaims(join(SETS, `${set}.jsonl`)))).length).toBeLessThanOrEqual(measured);
});

test('a claim whose "one" stands for a noun counts nothing by it', async () => {
  expect(verdictFor(await judged('joint-elements-2018', 'The dialogue in Tokyo was a formal one.'), weights)).toBe(
    'supported',
  );
  expect(verdictFor(await judged('health-2023', 'One minister attended the meeting.'), weights)).not.toBe('supported');
});

describe('who does what', () => {
  test.each<[string, string, Verdict]>([
    ['joint-elements-2018', 'Norway joined as an observer.', 'not_found'],
    ['health-2023', 'Italy will contribute half of the fund.', 'supported'],
    ['health-2023', 'Austria, Italy, Slovenia and Switzerland attended the meeting.', 'supported'],
  ])('%s: %s', async (document, claim, verdict) => {
    expect(verdictFor(await judged(document, claim), weights)).toBe(verdict);
  });

  test.each([
    ['joint-elements-2018', 'Canada condemned the abuse of ICTs.'],
    ['health-2023', 'Austria will contribute half of the fund.'],
  ])('%s: of another than who does it, %s is not borne out', async (document, claim) => {
    expect(verdictFor(await judged(document, claim), weights)).not.toBe('supported');
  });
});

describe('what is asked for, allowed or due is not what was done', () => {
  test.each([
    ['health-2023', 'The EMA shortened the approval of antibiotics.'],
    ['health-2023', 'Manufacturers published the prices of essential medicines.'],
    ['health-2023', 'Hospitals must share patient data across borders.'],
    ['joint-elements-2018', 'States respect existing international law.'],
  ])('%s: %s', async (document, claim) => {
    expect(verdictFor(await judged(document, claim), weights)).not.toBe('supported');
  });
});

test('"only with" says what "not … without" says, and the contrary of "without"', async () => {
  const claim = 'Hospitals may not share patient data across borders without the patient’s written consent.';
  expect(verdictFor(await judged('health-2023', claim), weights)).toBe('supported');
  expect(await mismatches('fisheries-2021', 'Some vessels may land their catch without a valid licence.')).toEqual([
    { kind: 'negation', claim: 'without', document: 'not … without' },
  ]);
});

describe('a date or a small number may be written otherwise than in the document', () => {
  test.each([
    'The third dialogue took place on Monday, 5th March 2018 in Tokyo.',
    'The 3rd dialogue took place on 2018-03-05 in Tokyo.',
    'The third dialogue took place on the fifth of March 2018 in Tokyo.',
    'The third dialogue took place on Mar. 05, 2018 in Tokyo.',
    'The 2 sides noted the importance of the Convention on Cybercrime.',
    'The 4th dialogue is to be convened in 1 year in Brussels.',
  ])('%s', async (claim) => {
    expect(verdictFor(await judged('joint-elements-2018', claim), weights)).toBe('supported');
  });

  test('what differs is told as it was written', async () => {
    expect(await mismatches('joint-elements-2018', 'The dialogue took place on the 6th of March 2018.')).toEqual([
      { kind: 'date', claim: '6th', document: '5' },
    ]);
  });
});

describe('of how many the claim may not say more than the document', () => {
  test.each<[string, string, Verdict]>([
    ['joint-elements-2018', 'Hundreds of departments participated in the meeting.', 'not_found'],
    ['joint-elements-2018', 'A number of departments participated in the meeting.', 'supported'],
    ['health-2023', 'More than 600 nurses a year are to be trained.', 'not_found'],
    ['health-2023', 'At least 600 nurses a year are to be trained.', 'supported'],
  ])('%s: %s', async (document, claim, verdict) => {
    expect(verdictFor(await judged(document, claim), weights)).toBe(verdict);
  });

  test.each([
    'More than two sides took part.',
    'The fourth dialogue is to be convened in more than one year in Brussels.',
  ])('more than what is so, or nearly so, is not borne out: %s', async (claim) => {
    expect(verdictFor(await judged('joint-elements-2018', claim), weights)).not.toBe('supported');
  });
});

describe('what a claim sets aside need not be spoken of, and is not what it says', () => {
  test.each<[string, Verdict]>([
    ['The fourth dialogue will be held in Brussels, not Tokyo.', 'supported'],
    ['The dialogue was held in Tokyo instead of Brussels.', 'supported'],
    ['The meeting was, not surprisingly, held in Tokyo.', 'supported'],
    ['The norms are voluntary, not binding.', 'supported'],
    ['The fourth dialogue will be held in Tokyo, not Brussels.', 'contradicted'],
    ['The norms are binding, not voluntary.', 'contradicted'],
  ])('%s', async (claim, verdict) => {
    expect(verdictFor(await judged('joint-elements-2018', claim), weights)).toBe(verdict);
  });
});

test('numbers that have changed places are not borne out', async () => {
  const inOrder = 'Measles vaccination fell from 94 per cent in 2019 to 88 per cent in 2022.';
  const turned = 'Measles vaccination fell from 88 per cent in 2019 to 94 per cent in 2022.';
  expect(verdictFor(await judged('health-2023', inOrder), weights)).toBe('supported');
  expect(verdictFor(await judged('health-2023', turned), weights)).not.toBe('supported');
});

test.each<[string, string, Mismatch]>([
  ['joint-elements-2018', 'The dialogue was held in Osaka.', { kind: 'place', claim: 'Osaka', document: 'Tokyo' }],
  ['health-2023', 'The ministers met on 19 May 2023.', { kind: 'date', claim: '19', document: '9' }],
  [
    'health-2023',
    'At most 600 nurses a year are to be trained.',
    { kind: 'number', claim: 'at most 600', document: 'at least 600' },
  ],
  [
    'fisheries-2021',
    'Illegal fishing is no threat to coastal communities.',
    { kind: 'negation', claim: 'no threat', document: 'threat' },
  ],
  ['health-2023', 'Measles vaccination rose between 2019 and 2022.', { kind: 'term', claim: 'rose', document: 'fell' }],
])('%s: %s is contradicted, and what differs is named', async (document, claim, mismatch) => {
  expect(verdictFor(await judged(document, claim), weights)).toBe('contradicted');
  expect(await mismatches(document, claim)).toEqual([mismatch]);
});
