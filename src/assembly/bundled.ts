import { join } from 'node:path';
import { TransformersClaimReader } from '../claims/transformers-claim-reader.js';
import { packageRoot } from '../package-root.js';
import { BUNDLED_CLAIM_MODEL } from '../settings.js';

/** Where the models lie that ship with the package, and those that were downloaded. */
export function modelsFolder(): string {
  return join(packageRoot(), 'models');
}

/** Where the calibration that ships with the package lies. */
export function defaultCalibrationFile(): string {
  return join(modelsFolder(), 'calibration.json');
}

/** Where the weights for verdicts lie that ship with the package. */
export function defaultVerdictFile(): string {
  return join(modelsFolder(), 'verdicts.json');
}

/** The statement that ships, and its index, which is built when the package is packed. */
export function bundledFolders(): { corpusFolder: string; indexFolder: string } {
  return { corpusFolder: join(packageRoot(), 'corpus'), indexFolder: join(packageRoot(), 'index') };
}

let claimReader: TransformersClaimReader | undefined;

/** The claim model that ships, the same for all indexes, so that a new index doesn't load it again. */
export function bundledClaimReader(): TransformersClaimReader {
  claimReader ??= new TransformersClaimReader({ model: BUNDLED_CLAIM_MODEL, modelsFolder: modelsFolder() });
  return claimReader;
}
