import { SingleBar } from 'cli-progress';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Answerer } from '../answer/answerer.js';
import { TransformersEmbeddings } from '../embeddings/transformers-embeddings.js';
import { packageRoot } from '../package-root.js';
import { TransformersReader } from '../reading/transformers-reader.js';
import type { QuoteChecker } from '../quotes/quote-checker.js';
import { readCalibration, type Calibration } from '../retrieval/calibration.js';
import { ClaimChecker } from '../claims/claim-checker.js';
import { readVerdictWeights } from '../claims/verdict.js';
import type { IndexedDocuments } from '../vector-index/index-documents.js';
import { bundledLexicon } from '../vocabulary/lexicon.js';
import type { Settings } from '../settings.js';
import { suggestQuestions } from '../suggestions/suggest.js';
import { buildIndex, type BuildResult, type SuggestionMaker } from '../vector-index/build-index.js';

/** A progress bar on standard error: one line a step where that is no terminal. */
function progressBar(format: string): SingleBar {
  return new SingleBar({ format, noTTYOutput: true, notTTYSchedule: 5000, stream: process.stderr, linewrap: false });
}

/** Where the calibration that ships with the package lies. */
export function defaultCalibrationFile(): string {
  return join(packageRoot(), 'models', 'calibration.json');
}

/** Where the weights for verdicts lie that ship with the package. */
export function defaultVerdictFile(): string {
  return join(packageRoot(), 'models', 'verdicts.json');
}

/** The model that the settings name, telling on standard error how a download from the hub goes on. */
export function createEmbeddings({ embeddingModel }: Settings): TransformersEmbeddings {
  const bars = new Map<string, SingleBar>();
  return new TransformersEmbeddings({
    model: embeddingModel,
    modelsFolder: join(packageRoot(), 'models'),
    onDownload: ({ file, percent }) => {
      let bar = bars.get(file);
      if (bar === undefined) {
        bar = progressBar(`Downloading ${file} {bar} {percentage}%`);
        bar.start(100, 0);
        bars.set(file, bar);
      }
      bar.update(Math.round(percent));
      if (percent >= 100) bar.stop();
    },
  });
}

/** The reader that the settings name. */
export function createReader({ readerModel }: Settings): TransformersReader {
  return new TransformersReader({ model: readerModel, modelsFolder: join(packageRoot(), 'models') });
}

/** Suggests questions that a reader answers by the calibration that ships with the package. */
async function createSuggestionMaker(reader: TransformersReader): Promise<SuggestionMaker> {
  const calibration = await readCalibration(defaultCalibrationFile());
  const decisive = JSON.stringify([await reader.identity(), calibration]);
  return {
    sha256: createHash('sha256').update(decisive).digest('hex'),
    make: (index) => suggestQuestions(new Answerer({ index, calibration, reader })),
  };
}

export interface IndexModels {
  readonly embeddings: TransformersEmbeddings;
  readonly reader: TransformersReader;
}

/** A checker of claims with the weights and the lexicon that ship. */
export async function createClaimChecker(
  index: IndexedDocuments,
  { ranking }: Calibration,
  quoteChecker: QuoteChecker,
): Promise<ClaimChecker> {
  const weights = await readVerdictWeights(defaultVerdictFile());
  return new ClaimChecker({ index, ranking, weights, lexicon: bundledLexicon(), quoteChecker });
}

/** Brings the index up to date with a progress bar, which shows only where there is something to do. */
export async function buildIndexWithProgress(
  { corpusFolder, indexFolder }: Settings,
  { embeddings, reader }: IndexModels,
): Promise<BuildResult> {
  const bar = progressBar('Embedding {bar} {value} of {total} passages and terms');
  const onProgress = (done: number, total: number): void => {
    if (!bar.isActive) bar.start(total, 0);
    bar.update(done);
  };
  try {
    const suggestionMaker = await createSuggestionMaker(reader);
    return await buildIndex({ corpusFolder, indexFolder, embeddings, onProgress, suggestionMaker });
  } finally {
    bar.stop();
  }
}
