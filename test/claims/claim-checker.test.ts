import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, onTestFinished, test, vi } from 'vitest';
import { verdictsFile } from '../../src/assembly/bundled.js';
import { ClaimChecker } from '../../src/claims/claim-checker.js';
import type { ClaimReader, ClaimReading } from '../../src/claims/claim-reader.js';
import { readVerdictWeights } from '../../src/claims/verdict.js';
import { QuoteChecker } from '../../src/quotes/quote-checker.js';
import { letOthersIn } from '../../src/stages.js';
import { indexDocuments } from '../../src/vector-index/index-documents.js';
import { bundledLexicon } from '../../src/vocabulary/lexicon.js';
import { WordEmbeddings } from '../doubles/word-embeddings.js';
import { bundledCalibration } from '../set-up/bundled.js';
import { documentFrom } from '../set-up/parsing.js';

const DOCUMENTS = [
  documentFrom('---\nid: ferry\n---\nThe ferry sank near Bergen.\n\nNobody was hurt.'),
  documentFrom('---\nid: bridge\n---\nThe mayor opened the bridge.\n\nThe old one was closed in May.'),
  documentFrom('---\nid: council\n---\nThe council met on Monday.\n\nIts minutes are public.'),
];
/** So long that its last sentence is read with its neighbours alone. */
const LONG = documentFrom(
  `---\nid: log\n---\n${'The keeper wrote of the weather, of ships and of the price of oil that winter. '.repeat(30)}Seven lamps were lit.`,
);
const UNSURE: ClaimReading = { supported: 1 / 3, contradicted: 1 / 3, notFound: 1 / 3 };
const NO_LONGER = new Error('nobody waits any more');

/** A checker whose reader is sure of nothing unless it is told, and tells that it reads. */
async function checkerOver(
  onRead: (passages: readonly string[]) => void = () => undefined,
  documents = DOCUMENTS,
  readingOf: (passage: string) => ClaimReading = () => UNSURE,
): Promise<{ checker: ClaimChecker; quoteChecker: QuoteChecker }> {
  const claimReader: ClaimReader = {
    read: (_claim, passages) => {
      onRead(passages);
      return Promise.resolve(passages.map(readingOf));
    },
  };
  const embeddings = new WordEmbeddings();
  const quoteChecker = new QuoteChecker(documents);
  const checker = new ClaimChecker({
    index: await indexDocuments(documents, embeddings, { dimension: embeddings.dimension }),
    ranking: (await bundledCalibration()).ranking,
    lexicon: bundledLexicon(),
    weights: await readVerdictWeights(verdictsFile()),
    claimReader,
    quoteChecker,
  });
  return { checker, quoteChecker };
}

/** Each look at the processor's time finds that work has held the thread for too long. */
function asIfAlwaysLong(): void {
  const { user, system } = process.cpuUsage();
  let microseconds = user;
  const usage = vi.spyOn(process, 'cpuUsage');
  usage.mockImplementation(() => ({ user: (microseconds += 1_000_000), system }));
  onTestFinished(async () => {
    usage.mockRestore();
    // The pace is the whole process's: it goes by the true time again.
    await letOthersIn();
  });
}

test.each([
  ['The mayor opened the bridge.', 1, true],
  ['The council met on Monday.', 1, true],
  ['The mayor opened the bridge. The council met on Monday.', 1, true],
  ['The mayor opened the bridge.', 2, false],
  ['The mayor opened the bridge. Its minutes are public.', 1, false],
])('%s: a citation of no document may be of any: paragraph %i', async (claim, paragraph, supports) => {
  const { checker } = await checkerOver();
  expect((await checker.check({ claim, citation: { paragraph } })).cited).toEqual({ paragraph, supports });
});

test('paragraphs of several documents do not support together what none of them supports', async () => {
  const paragraphs = ['The mayor opened the bridge.', 'Somebody was asked to open a bridge.'];
  const documents = paragraphs.map((text, i) => documentFrom(`---\nid: d${String(i)}\n---\n${text}`));
  const { checker } = await checkerOver(undefined, documents, (passage) =>
    passage.startsWith('Some')
      ? { supported: 0.4, contradicted: 0.2, notFound: 0.4 }
      : { supported: 0.01, contradicted: 0.01, notFound: 0.98 },
  );
  const supports = async (document?: string): Promise<unknown> => {
    const citation = { paragraph: 1, ...(document !== undefined && { document }) };
    return (await checker.check({ claim: 'The mayor opened the new bridge.', citation })).cited?.supports;
  };
  expect([await supports('d0'), await supports('d1'), await supports()]).toEqual([false, false, false]);
});

test('evidence is looked for only in the documents that are named', async () => {
  const { checker } = await checkerOver();
  const claim = 'The mayor opened the bridge.';
  expect((await checker.check({ claim, documents: ['bridge', 'ferry'] })).verdict).toBe('supported');
  const elsewhere = await checker.check({ claim: `"${claim}"`, documents: ['council'], citation: { paragraph: 1 } });
  expect(elsewhere).toMatchObject({ citations: [], cited: { supports: false }, quotes: [{ status: 'absent' }] });
  await expect(checker.check({ claim, documents: ['bridge', 'nope'] })).rejects.toThrow('"nope"');
});

test('of claims nothing is kept', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const { checker } = await checkerOver();
  const held = async (claims: number): Promise<number> => {
    for (let i = 0; i < claims; i += 1) {
      await checker.check({ claim: `${'The mayor opened the bridge and the ferry '.repeat(20)}${String(i)}.` });
    }
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  const before = await held(5);
  expect((await held(60)) - before).toBeLessThan(1_000_000);
}, 60_000);

test('of a long paragraph that is cited, what comes nearest to the claim is read', async () => {
  const read: string[] = [];
  const { checker } = await checkerOver((passages) => void read.push(...passages), [LONG]);
  const { cited } = await checker.check({ claim: 'Seven lamps were lit.', citation: { paragraph: 1 } });
  expect(cited).toEqual({ paragraph: 1, supports: true });
  expect(read.every((passage) => passage.endsWith('Seven lamps were lit.') || passage === read[1])).toBe(true);
});

test('while a cited paragraph of every document is compared, the news comes in that nobody waits', async () => {
  const abortion = new AbortController();
  const read: (readonly string[])[] = [];
  const { checker } = await checkerOver((passages) => {
    read.push(passages);
    setImmediate(() => {
      abortion.abort(NO_LONGER);
    });
  });
  asIfAlwaysLong();
  const request = { claim: 'The mayor opened the bridge.', citation: { paragraph: 1 } };
  await expect(checker.check(request, { signal: abortion.signal })).rejects.toBe(NO_LONGER);
  expect(read).toHaveLength(1);
});

test('of a claim that nobody waits for no further quote is looked for', async () => {
  const abortion = new AbortController();
  const { checker, quoteChecker } = await checkerOver();
  const looked = vi.spyOn(quoteChecker, 'check');
  const claim = 'He said “ferry”, “bridge” and “council”.';
  expect((await checker.check({ claim })).quotes.map(({ status }) => status)).toEqual(Array(3).fill('verbatim'));
  looked.mockClear();
  looked.mockImplementationOnce((quote) => {
    abortion.abort(NO_LONGER);
    return new QuoteChecker(DOCUMENTS).check(quote);
  });
  await expect(checker.check({ claim }, { signal: abortion.signal })).rejects.toBe(NO_LONGER);
  expect(looked).toHaveBeenCalledTimes(1);
});

test('what differs is named in the claim’s own words', async () => {
  const { checker } = await checkerOver(undefined, [documentFrom('The council endorsed the plan.')]);
  const { verdict, mismatches } = await checker.check({ claim: 'The council threw out the plan.' });
  expect(verdict).toBe('contradicted');
  expect(mismatches).toEqual([{ kind: 'term', claim: 'threw out', document: 'endorsed' }]);
});

test('a date that is one word in the document is highlighted once', async () => {
  const { checker } = await checkerOver(undefined, [documentFrom('The ferry sank on 2018-03-05 near Bergen.')]);
  const { citations } = await checker.check({ claim: 'The ferry sank on 5 March 2018 near Bergen.' });
  const highlighted = citations.flatMap(({ quote, start, highlights }) =>
    highlights.map((span) => quote.slice(span.start - start, span.end - start)),
  );
  expect(highlighted.filter((text) => text === '2018-03-05')).toHaveLength(1);
});
