import { performance } from 'node:perf_hooks';
import { createClaimChecker } from '../src/assembly/assemble.js';
import { defaultCalibrationFile } from '../src/assembly/bundled.js';
import { createEmbeddings } from '../src/cli/index-command.js';
import { runCommand } from '../src/cli/run.js';
import { parseCorpus, readCorpusFiles } from '../src/corpus/read-corpus.js';
import { splitSentences } from '../src/corpus/sentences.js';
import { QuoteChecker } from '../src/quotes/quote-checker.js';
import { readCalibration } from '../src/retrieval/calibration.js';
import { readSettings } from '../src/settings.js';
import type { CorpusDocument } from '../src/types.js';
import { indexDocuments } from '../src/vector-index/index-documents.js';

const SIZES = [1, 100, 10_000];
/** Each check is timed as often; the median is told. */
const RUNS = 41;
const PARAGRAPHS_OF_A_DOCUMENT = 50;

const QUOTES = [
  'in favour of an open, free, fair, stable and secure cyberspace',
  'in favour of an open, cheap, fair, stable and secure cyberspace',
  'to be or not to be, that is the question',
];
const CLAIMS = [
  'The meeting was held in Tokyo.',
  'The two sides did not confirm their partnership.',
  'Norway joined as an observer.',
];

/** Words that differ from paragraph to paragraph, as in a real corpus most do: nouns of the statement with a number. */
function filler(sentences: readonly string[], number: number): string {
  const picked = [number, number * 7 + 3, number * 13 + 5].map((i) => sentences[i % sentences.length] ?? '');
  return picked
    .join(' ')
    .replace(/\b(\p{Ll}{7,})\b/gu, (word, _group, at: number) =>
      at % 3 === 0 ? `${word}${String(number % 29)}` : word,
    );
}

/** A corpus of so many paragraphs, the statement's first one among them. */
function corpusOf(size: number, statement: CorpusDocument): CorpusDocument[] {
  const sentences = statement.paragraphs.flatMap(({ text, sentences: spans }) =>
    spans.map(({ start, end }) => text.slice(start, end)),
  );
  const texts = Array.from({ length: size }, (_, i) =>
    i === 0 ? (statement.paragraphs[0]?.text ?? '') : filler(sentences, i),
  );
  return Array.from({ length: Math.ceil(size / PARAGRAPHS_OF_A_DOCUMENT) }, (_, i) => {
    const own = texts.slice(i * PARAGRAPHS_OF_A_DOCUMENT, (i + 1) * PARAGRAPHS_OF_A_DOCUMENT);
    const paragraphs = own.map((text, j) => ({
      number: j + 1,
      text,
      sentences: splitSentences(text, 'en'),
      heading: null,
    }));
    return { ...statement, id: `bench-${String(i)}`, paragraphs };
  });
}

async function medianOf(run: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < RUNS; i += 1) {
    const before = performance.now();
    await run();
    times.push(performance.now() - before);
  }
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
}

await runCommand(async () => {
  const settings = readSettings(process.env);
  const embeddings = createEmbeddings(settings);
  const { dimension } = await embeddings.identity();
  const calibration = await readCalibration(defaultCalibrationFile());
  const [statement] = await parseCorpus(await readCorpusFiles(settings.corpusFolder));
  if (statement === undefined) throw new RangeError('The corpus holds no document');
  const rows: Record<string, Record<string, string>> = {};
  let first: { quote: number; verdict: number } | null = null;
  for (const size of SIZES) {
    console.error(`Indexing ${String(size)} paragraphs`);
    const documents = corpusOf(size, statement);
    const quoteChecker = new QuoteChecker(documents);
    const claimChecker = await createClaimChecker(
      await indexDocuments(documents, embeddings, { dimension }),
      calibration,
      quoteChecker,
    );
    let turn = 0;
    const next = (list: readonly string[]): string => list[(turn += 1) % list.length] ?? '';
    const quote = await medianOf(() => quoteChecker.check(next(QUOTES)));
    const verdict = await medianOf(() => claimChecker.check({ claim: next(CLAIMS) }));
    first ??= { quote, verdict };
    rows[`${String(size)} paragraphs`] = {
      'quote check': `${quote.toFixed(2)} ms`,
      'of the first': (quote / first.quote).toFixed(1),
      verdict: `${verdict.toFixed(2)} ms`,
      'of the first ': (verdict / first.verdict).toFixed(1),
    };
  }
  console.log(`Medians of ${String(RUNS)} checks, and as multiples of the smallest corpus's`);
  console.table(rows);
});
