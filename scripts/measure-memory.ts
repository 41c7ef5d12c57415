import { createEmbeddings, indexPlaceOf } from '../src/cli/index-command.js';
import { QuoteChecker } from '../src/quotes/quote-checker.js';
import { HybridRetriever } from '../src/retrieval/hybrid-retriever.js';
import { readCalibration } from '../src/retrieval/calibration.js';
import { calibrationFile } from '../src/assembly/bundled.js';
import { readSettings } from '../src/settings.js';
import { loadIndex } from '../src/vector-index/load-index.js';
import { loadPostgresIndex } from '../src/vector-index/postgres/load-postgres-index.js';
import { settled } from './settled.js';

/** In bytes: the heap and what it refers to, after garbage collection. */
async function held(): Promise<number> {
  await settled();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const settings = readSettings(process.env);
const embeddings = createEmbeddings(settings);
await embeddings.embedDocuments(['a first text, for which the model is loaded']);
const place = indexPlaceOf(settings);
const before = await held();
const index = await (typeof place === 'string' ? loadIndex(place, embeddings) : loadPostgresIndex(place, embeddings));
const withIndex = await held();
const { ranking: weights } = await readCalibration(calibrationFile());
const retriever = new HybridRetriever({ index, weights, reader: { read: () => Promise.resolve([]) } });
const withSearch = await held();
const quoteChecker = new QuoteChecker(index.documents);
const withQuotes = await held();
const { passages } = index.manifest.counts;
const each = (bytes: number): string => `${(bytes / 1000 / passages).toFixed(2)} kB`;
console.table({
  'texts, passages': each(withIndex - before),
  'lexical search': each(withSearch - withIndex),
  quotes: each(withQuotes - withSearch),
});
console.log(
  `a passage of ${String(passages)}; ${retriever.constructor.name} over ${String(quoteChecker.documents.length)} documents`,
);
