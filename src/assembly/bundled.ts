import { join } from 'node:path';
import { TransformersClaimReader } from '../claims/transformers-claim-reader.js';
import { modelsFolder } from '../package-root.js';
import { BUNDLED_CLAIM_MODEL } from '../settings.js';

/** Where the calibration that ships with the package lies. */
export function calibrationFile(): string {
  return join(modelsFolder(), 'calibration.json');
}

/** Where the weights for verdicts lie that ship with the package. */
export function verdictsFile(): string {
  return join(modelsFolder(), 'verdicts.json');
}

let claimReader: TransformersClaimReader | undefined;

/** The claim model that ships, the same for all indexes, so that a new index doesn't load it again. */
export function bundledClaimReader(): TransformersClaimReader {
  claimReader ??= new TransformersClaimReader({ model: BUNDLED_CLAIM_MODEL, modelsFolder: modelsFolder() });
  return claimReader;
}
