import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { defaultCalibrationFile, defaultVerdictFile, modelsFolder } from '../src/assembly/bundled.js';
import { EvidenceFinder } from '../src/claims/evidence-finder.js';
import { TransformersClaimReader } from '../src/claims/transformers-claim-reader.js';
import type { VerdictWeights } from '../src/claims/verdict.js';
import { createEmbeddings } from '../src/cli/index-command.js';
import { onlyArgument, runCommand } from '../src/cli/run.js';
import { parseCorpus, readCorpusFiles } from '../src/corpus/read-corpus.js';
import { hashModelFiles, locateModel } from '../src/embeddings/model-files.js';
import { EvaluationSetError } from '../src/errors.js';
import { compareClaims, fitVerdicts, verdictFor, type ComparedClaim } from '../src/evaluation/fit-verdicts.js';
import { generateClaims } from '../src/evaluation/generated-claims.js';
import { readClaims, type ClaimCase } from '../src/evaluation/sets/claims.js';
import { readSquadFolder, SQUAD_FILES } from '../src/evaluation/sets/squad.js';
import { splitGroup } from '../src/evaluation/split-group.js';
import { packageRoot } from '../src/package-root.js';
import { readCalibration } from '../src/retrieval/calibration.js';
import { BUNDLED_CLAIM_MODEL, readSettings } from '../src/settings.js';
import type { CorpusDocument, Verdict } from '../src/types.js';
import { indexDocuments } from '../src/vector-index/index-documents.js';
import { bundledLexicon } from '../src/vocabulary/lexicon.js';

const USAGE = `Usage: npm run fit-claims -- DIR

DIR  a folder with claims.jsonl about the corpus, whose claims the weights are fitted on together with those of
     test/claims/sets (claims-seen.jsonl, and the part "fit" of claims.jsonl) and with claims generated from the corpus;
     claims-statements.jsonl, claims in free words about statements of scripts/train/statements that the claim model was
     not trained on; and squad-*.json, of which claims are generated to check the fit on documents that it never saw.`;

const SETS = join(packageRoot(), 'test', 'claims', 'sets');
const STATEMENTS = join(packageRoot(), 'scripts', 'train', 'statements');
/** In paragraphs; and how many such documents of SQuAD the check takes. */
const DOCUMENT_LENGTH = 8;
const CHECK_DOCUMENTS = 20;

function figures(compared: readonly ComparedClaim[], weights: VerdictWeights): Record<string, string | number> {
  const verdicts = compared.map((claim) => ({ own: verdictFor(claim, weights), right: claim.claim.verdict }));
  const count = (counts: (own: Verdict, right: Verdict) => boolean): number =>
    verdicts.filter(({ own, right }) => counts(own, right)).length;
  return {
    claims: verdicts.length,
    'right verdicts': `${((100 * count((own, right) => own === right)) / verdicts.length).toFixed(1)}%`,
    'wrongly supported': count((own, right) => own === 'supported' && right !== 'supported'),
    'wrongly contradicted': count((own, right) => own === 'contradicted' && right !== 'contradicted'),
  };
}

/** The claims by hand whose misses have been read, of both parts. */
async function readWritten(folder: string): Promise<ClaimCase[]> {
  const files = [join(folder, 'claims.jsonl'), join(SETS, 'claims.jsonl'), join(SETS, 'claims-seen.jsonl')];
  return (await Promise.all(files.map((file) => readClaims(file)))).flat();
}

/** Finds evidence in one document, as the product finds it in a corpus. */
async function finderMaker(): Promise<(document: CorpusDocument) => Promise<EvidenceFinder>> {
  const embeddings = createEmbeddings(readSettings(process.env));
  const { dimension } = await embeddings.identity();
  const { ranking } = await readCalibration(defaultCalibrationFile());
  const claimReader = new TransformersClaimReader({ model: BUNDLED_CLAIM_MODEL, modelsFolder: modelsFolder() });
  const lexicon = bundledLexicon();
  return async (document) => {
    const index = await indexDocuments([document], embeddings, { dimension });
    return new EvidenceFinder({ index, ranking, lexicon, claimReader });
  };
}

await runCommand(async () => {
  const folder = onlyArgument(process.argv.slice(2), USAGE);
  const parse = async (from: string): Promise<CorpusDocument[]> => parseCorpus(await readCorpusFiles(from));
  const corpus = await parse(readSettings(process.env).corpusFolder);
  const documents = [...corpus, ...(await parse(SETS)), ...(await parse(STATEMENTS))];
  const squad = (await readSquadFolder(folder, SQUAD_FILES)).flatMap(({ groups }) =>
    groups.flatMap((group) => splitGroup(group, DOCUMENT_LENGTH)).flatMap((group) => group.documents),
  );
  const [foreign] = squad;
  if (foreign === undefined) throw new EvaluationSetError(folder, 'holds no squad-*.json');
  const finderIn = await finderMaker();
  const compareAll = async (claims: readonly ClaimCase[]): Promise<ComparedClaim[]> => {
    const compared: ComparedClaim[] = [];
    for (const document of documents) {
      const about = claims.filter(({ document: id = documents[0]?.id }) => id === document.id);
      if (about.length > 0) compared.push(...(await compareClaims(about, await finderIn(document))));
    }
    return compared;
  };
  const generatedFrom = async (from: readonly CorpusDocument[], beside: (i: number) => CorpusDocument) => {
    const compared: ComparedClaim[] = [];
    for (const [i, document] of from.entries()) {
      compared.push(...(await compareClaims(generateClaims(document, beside(i)), await finderIn(document))));
    }
    return compared;
  };

  const written = await readWritten(folder);
  const lessons = {
    byPeople: await compareAll(written.filter(({ split }) => split === 'fit')),
    generated: await generatedFrom(corpus, () => foreign),
    free: await compareAll(await readClaims(join(folder, 'claims-statements.jsonl'))),
  };
  const model = locateModel(BUNDLED_CLAIM_MODEL, modelsFolder());
  const weights: VerdictWeights = {
    ...fitVerdicts(lessons),
    provenance: {
      fittedOn: [
        `${basename(folder)}/claims.jsonl`,
        'test/claims/sets/claims.jsonl, part "fit"',
        'test/claims/sets/claims-seen.jsonl',
        'claims generated from the documents',
        'scripts/train/statements/claims.psv, about the statements of set_aside_statements.txt',
      ],
      claims: lessons.byPeople.length + lessons.generated.length + lessons.free.length,
      lexicon: 'WordNet 3.0',
      model: { id: BUNDLED_CLAIM_MODEL, sha256: await hashModelFiles(BUNDLED_CLAIM_MODEL, model.folder) },
    },
  };
  await writeFile(defaultVerdictFile(), `${JSON.stringify(weights, null, 2)}\n`);
  console.log(`Wrote ${defaultVerdictFile()}`);

  const step = Math.ceil(squad.length / CHECK_DOCUMENTS);
  const unseen = squad.slice(1).filter((_, i) => i % step === 0);
  const check = await compareAll(written.filter(({ split }) => split === 'check'));
  const unread = await compareAll(await readClaims(join(SETS, 'claims-unseen.jsonl')));
  console.table({
    'fit, by hand': figures(lessons.byPeople, weights),
    'fit, in free words': figures(lessons.free, weights),
    'check, by hand, misses read once': figures(check, weights),
    'check, by hand, misses never read': figures(unread, weights),
    'check, generated from unseen articles': figures(
      await generatedFrom(unseen, (i) => other(unseen, i)),
      weights,
    ),
  });
});

function other(documents: readonly CorpusDocument[], place: number): CorpusDocument {
  const found = documents[(place + 1) % documents.length];
  if (found === undefined) throw new RangeError('There is no document');
  return found;
}
