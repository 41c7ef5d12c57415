import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { createClaimChecker } from '../../src/assembly/assemble.js';
import { QuoteChecker } from '../../src/quotes/quote-checker.js';
import type { Calibration } from '../../src/retrieval/calibration.js';
import type { CorpusDocument } from '../../src/types.js';
import { indexDocuments } from '../../src/vector-index/index-documents.js';
import { documentsOfParagraphs, type Material } from './material.js';
import { Stopwatch, type Summary } from './timing.js';

/** In paragraphs. */
const SIZES = [1, 100, 10_000];

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

export interface CheckFigures {
  readonly paragraphs: number;
  readonly quote: Summary;
  readonly claim: Summary;
}

export interface CheckOptions {
  readonly embeddings: EmbeddingsInterface;
  readonly dimension: number;
  readonly calibration: Calibration;
  /** Each kind of check is timed as often. */
  readonly runs: number;
}

/** What checks of quotes and claims take as the corpus grows, the statement's first paragraph always in it. */
export async function measureChecks(
  statement: CorpusDocument,
  material: Material,
  { embeddings, dimension, calibration, runs }: CheckOptions,
): Promise<CheckFigures[]> {
  const figures: CheckFigures[] = [];
  const [first] = statement.paragraphs;
  if (first === undefined) throw new RangeError('The statement has no paragraph');
  for (const size of SIZES) {
    const documents = [{ ...statement, paragraphs: [first] }, ...documentsOfParagraphs(size - 1, material)];
    const quoteChecker = new QuoteChecker(documents);
    const index = await indexDocuments(documents, embeddings, { dimension });
    const claimChecker = await createClaimChecker(index, calibration, quoteChecker);
    const watch = new Stopwatch();
    for (let run = 0; run < runs; run += 1) {
      const [quote = '', claim = ''] = [QUOTES[run % QUOTES.length], CLAIMS[run % CLAIMS.length]];
      await watch.time('quote', () => quoteChecker.check(quote));
      await watch.time('claim', () => claimChecker.check({ claim }));
    }
    const none = { count: 0, median: 0, p99: 0 };
    const { quote = none, claim = none } = watch.summaries();
    figures.push({ paragraphs: size, quote, claim });
  }
  return figures;
}
