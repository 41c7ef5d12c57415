import { createHash } from 'node:crypto';
import type { AnswerCacheFields } from '../answer/answer-cache.js';
import { Answerer } from '../answer/answerer.js';
import { ClaimChecker } from '../claims/claim-checker.js';
import { readVerdictWeights } from '../claims/verdict.js';
import { EmbeddingPool } from '../embeddings/embedding-pool.js';
import type { TransformersEmbeddings } from '../embeddings/transformers-embeddings.js';
import { modelsFolder } from '../package-root.js';
import { QuoteChecker } from '../quotes/quote-checker.js';
import type { Reader } from '../reading/reading.js';
import type { TransformersReader } from '../reading/transformers-reader.js';
import { readCalibration, type Calibration } from '../retrieval/calibration.js';
import type { OnStage } from '../stages.js';
import { suggestQuestions } from '../suggestions/suggest.js';
import { buildIndex } from '../vector-index/build-index.js';
import type { BuildResult, IndexInputs, SuggestionMaker } from '../vector-index/index-inputs.js';
import { loadIndex, type LoadedIndex } from '../vector-index/load-index.js';
import type { IndexDescription } from '../vector-index/manifest.js';
import { buildPostgresIndex } from '../vector-index/postgres/build-postgres-index.js';
import type { Database } from '../vector-index/postgres/database.js';
import { loadPostgresIndex, type LoadedPostgresIndex } from '../vector-index/postgres/load-postgres-index.js';
import type { SearchIndex } from '../vector-index/search-index.js';
import { bundledLexicon } from '../vocabulary/lexicon.js';
import { bundledClaimReader, calibrationFile, verdictsFile } from './bundled.js';

export interface Models {
  readonly embeddings: TransformersEmbeddings;
  readonly reader: TransformersReader;
}

/** All that answers and checks, over one corpus. */
export interface Assembly {
  readonly answerer: Answerer;
  readonly quoteChecker: QuoteChecker;
  readonly claimChecker: ClaimChecker;
  readonly index: LoadedIndex | LoadedPostgresIndex;
  readonly calibration: Calibration;
  readonly reader: Reader;
}

/** Suggests questions that a reader answers by the calibration that ships with the package. */
async function createSuggestionMaker(reader: TransformersReader): Promise<SuggestionMaker> {
  const calibration = await readCalibration(calibrationFile());
  const decisive = JSON.stringify([await reader.identity(), calibration]);
  return {
    sha256: createHash('sha256').update(decisive).digest('hex'),
    make: (index) => suggestQuestions(new Answerer({ index, calibration, reader })),
  };
}

/** A checker of claims with the weights, the lexicon and the claim model that ship. */
export async function createClaimChecker(
  index: SearchIndex,
  { ranking }: Calibration,
  quoteChecker: QuoteChecker,
): Promise<ClaimChecker> {
  const weights = await readVerdictWeights(verdictsFile());
  const compared = { lexicon: bundledLexicon(), claimReader: bundledClaimReader() };
  return new ClaimChecker({ index, ranking, weights, ...compared, quoteChecker });
}

/** Where an index is kept: in a folder, which a path names, or in a database. */
export type IndexPlace = string | Database;

/** Brings the index up to date, with the questions that it suggests. @throws as `buildIndex` or `buildPostgresIndex` */
export async function bringUpToDate(
  place: IndexPlace,
  { reader, ...options }: Omit<IndexInputs, 'suggestionMaker'> & Models,
): Promise<BuildResult<IndexDescription>> {
  const inputs = { ...options, suggestionMaker: await createSuggestionMaker(reader) };
  if (typeof place !== 'string') return buildPostgresIndex({ ...inputs, database: place });
  const openPool = (): EmbeddingPool =>
    new EmbeddingPool({ model: options.embeddings.model, modelsFolder: modelsFolder() });
  return buildIndex({ ...inputs, openPool, indexFolder: place });
}

/** Puts all together that answers and checks, over an index that is there. @throws as `loadIndex` or `loadPostgresIndex` */
export async function assemble(
  place: IndexPlace,
  { embeddings, reader }: Models,
  { onStage, cache }: { readonly onStage?: OnStage; readonly cache?: AnswerCacheFields | undefined } = {},
): Promise<Assembly> {
  const index = await (typeof place === 'string' ? loadIndex(place, embeddings) : loadPostgresIndex(place, embeddings));
  const calibration = await readCalibration(calibrationFile());
  const quoteChecker = new QuoteChecker(index.documents);
  return {
    answerer: new Answerer({ index, calibration, reader, suggestions: index.suggestions, onStage, cache }),
    quoteChecker,
    claimChecker: await createClaimChecker(index, calibration, quoteChecker),
    index,
    calibration,
    reader,
  };
}
