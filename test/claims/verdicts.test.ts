import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultVerdictFile } from '../../src/assembly/bundled.js';
import { readVerdictWeights } from '../../src/claims/verdict.js';
import { readClaims } from '../../src/evaluation/sets/claims.js';
import { compareClaims, verdictFor } from '../../src/evaluation/fit-verdicts.js';
import { parseCorpus, readCorpusFiles } from '../../src/corpus/read-corpus.js';
import { packageRoot } from '../../src/package-root.js';
import { bundledLexicon } from '../../src/vocabulary/lexicon.js';
import { bundledDocument } from '../set-up/bundled.js';

const SETS = join(packageRoot(), 'test', 'claims', 'sets');
const documents = [await bundledDocument(), ...(await parseCorpus(await readCorpusFiles(SETS)))];
const weights = await readVerdictWeights(defaultVerdictFile());
const claims = await readClaims(join(SETS, 'claims.jsonl'));

test.each(['fit', 'check'])('no claim of the part "%s" is called supported that is not', (split) => {
  const wrong = documents.flatMap((document) => {
    const own = claims.filter((claim) => claim.document === document.id && claim.split === split);
    return compareClaims(document, own, bundledLexicon())
      .filter((compared) => compared.claim.verdict !== 'supported' && verdictFor(compared, weights) === 'supported')
      .map(({ claim }) => claim.claim);
  });
  expect(wrong).toEqual([]);
});
