import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { bundledClaimReader, calibrationFile, verdictsFile } from '../src/assembly/bundled.js';
import { EvidenceFinder } from '../src/claims/evidence-finder.js';
import type { VerdictWeights } from '../src/claims/verdict.js';
import { createEmbeddings } from '../src/cli/index-command.js';
import { runCommand } from '../src/cli/run.js';
import { parseCorpus, readCorpusFiles } from '../src/corpus/read-corpus.js';
import { hashModelFiles, locateModel } from '../src/models/model-files.js';
import { EvaluationSetError } from '../src/errors.js';
import { compareClaims, fitVerdicts, verdictFor, type ComparedClaim } from '../src/evaluation/fit-verdicts.js';
import { generateClaims } from '../src/evaluation/generated-claims.js';
import { readClaims, type ClaimCase } from '../src/evaluation/sets/claims.js';
import { readSquadFolder, SQUAD_FILES } from '../src/evaluation/sets/squad.js';
import { splitGroup } from '../src/evaluation/split-group.js';
import { modelsFolder, packageRoot } from '../src/package-root.js';
import { readCalibration } from '../src/retrieval/calibration.js';
import { BUNDLED_CLAIM_MODEL, readSettings } from '../src/settings.js';
import type { CorpusDocument, Verdict } from '../src/types.js';
import { indexDocuments } from '../src/vector-index/index-documents.js';
import { bundledLexicon } from '../src/vocabulary/lexicon.js';
import { onlyArgument } from './only-argument.js';

const USAGE = `Usage: npm run fit-claims -- DIR

DIR  a folder with claims.jsonl about the corpus, whose claims the weights are fitted on together with those of
     test/claims/sets (claims-seen.jsonl, and the part "fit" of claims.jsonl), with those of scripts/fitting that are about
     other documents than the claim model was trained on, and with claims generated from both;
     claims-statements.jsonl, claims in free words about the same statements, and squad-*.json, of which claims are
     generated: both to check the fit.`;

const SETS = join(packageRoot(), 'test', 'claims', 'sets');
const FITTING = join(packageRoot(), 'scripts', 'fitting');
/** Where the documents are that these claims are about, among others. */
const INVENTED = ['statements', 'plain'].map((folder) => join(packageRoot(), 'scripts', 'train', folder));
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

/** Compares claims with the documents that they are about, each searched alone. */
interface Comparer {
  readonly claims: (claims: readonly ClaimCase[]) => Promise<ComparedClaim[]>;
  /** Claims generated of each of some documents, and of another one beside it. */
  readonly generated: (
    documents: readonly CorpusDocument[],
    beside: (place: number) => CorpusDocument,
  ) => Promise<ComparedClaim[]>;
}

async function createComparer(documents: readonly CorpusDocument[]): Promise<Comparer> {
  const embeddings = createEmbeddings(readSettings(process.env));
  const { dimension } = await embeddings.identity();
  const { ranking } = await readCalibration(calibrationFile());
  const claimReader = bundledClaimReader();
  const lexicon = bundledLexicon();
  const compareIn = async (document: CorpusDocument, claims: readonly ClaimCase[]): Promise<ComparedClaim[]> => {
    if (claims.length === 0) return [];
    const index = await indexDocuments([document], embeddings, { dimension });
    return compareClaims(claims, new EvidenceFinder({ index, ranking, lexicon, claimReader }));
  };
  return {
    claims: async (claims) => {
      const compared: ComparedClaim[] = [];
      for (const document of documents) {
        const about = claims.filter(({ document: id = documents[0]?.id }) => id === document.id);
        compared.push(...(await compareIn(document, about)));
      }
      return compared;
    },
    generated: async (from, beside) => {
      const compared: ComparedClaim[] = [];
      for (const [place, document] of from.entries()) {
        compared.push(...(await compareIn(document, generateClaims(document, beside(place)))));
      }
      return compared;
    },
  };
}

async function provenance(folder: string, claims: number): Promise<VerdictWeights['provenance']> {
  const model = locateModel(BUNDLED_CLAIM_MODEL, modelsFolder());
  return {
    fittedOn: [
      `${basename(folder)}/claims.jsonl`,
      'test/claims/sets/claims.jsonl, part "fit"',
      'test/claims/sets/claims-seen.jsonl',
      'scripts/fitting/claims.jsonl, part "fit"',
      'claims generated from the documents',
    ],
    claims,
    lexicon: 'WordNet 3.0',
    model: { id: BUNDLED_CLAIM_MODEL, sha256: await hashModelFiles(model.folder) },
  };
}

/** Short documents of the folder's SQuAD articles. @throws EvaluationSetError where there are none */
async function readUnseen(folder: string): Promise<CorpusDocument[]> {
  const sets = await readSquadFolder(folder, SQUAD_FILES);
  const groups = sets.flatMap((set) => set.groups.flatMap((group) => splitGroup(group, DOCUMENT_LENGTH)));
  const documents = groups.flatMap((group) => group.documents);
  if (documents.length === 0) throw new EvaluationSetError(folder, 'holds no squad-*.json');
  const step = Math.ceil(documents.length / CHECK_DOCUMENTS);
  return documents.filter((_, i) => i % step === 0);
}

/** Parts of the claims about other documents that judge, by what they are called. */
const JUDGING = [
  ['check, about 32 further documents', 'check'],
  ['check, about 32 more, in two wordings each', 'wordings'],
  ['check, about 24 abstract official texts', 'official'],
  ['check, about these in every shape', 'shapes'],
  ['check, about these and what they do not speak of', 'matters'],
  ['check, about these and one word away', 'near'],
] as const satisfies readonly (readonly [string, ClaimCase['split']])[];

await runCommand(async () => {
  const folder = onlyArgument(process.argv.slice(2), USAGE);
  const parse = async (from: string): Promise<CorpusDocument[]> => parseCorpus(await readCorpusFiles(from));
  const corpus = await parse(readSettings(process.env).corpusFolder);
  const unseen = await readUnseen(folder);
  const invented = (await Promise.all(INVENTED.map(parse))).flat();
  const comparer = await createComparer([...corpus, ...(await parse(SETS)), ...invented]);
  const written = await readWritten(folder);
  const aboutOthers = await readClaims(join(FITTING, 'claims.jsonl'));
  const taken = new Set(aboutOthers.flatMap(({ split, document }) => (split === 'fit' ? [document] : [])));
  const generatedOf = [...corpus, ...invented.filter(({ id }) => taken.has(id))];
  const part = (claims: readonly ClaimCase[], name: ClaimCase['split']): Promise<ComparedClaim[]> =>
    comparer.claims(claims.filter(({ split }) => split === name));
  const fitted = {
    byHand: await part(written, 'fit'),
    aboutOthers: await part(aboutOthers, 'fit'),
    generated: await comparer.generated(generatedOf, (place) => other(unseen, place)),
  };
  const weights = {
    ...fitVerdicts(fitted),
    provenance: await provenance(folder, Object.values(fitted).flat().length),
  };
  await writeFile(verdictsFile(), `${JSON.stringify(weights, null, 2)}\n`);
  console.log(`Wrote ${verdictsFile()}`);

  const aboutOtherDocuments = Object.fromEntries(
    await Promise.all(
      JUDGING.map(async ([label, split]) => [label, figures(await part(aboutOthers, split), weights)] as const),
    ),
  );
  const checked = {
    free: await comparer.claims(await readClaims(join(folder, 'claims-statements.jsonl'))),
    seenOnce: await part(written, 'check'),
    neverSeen: await comparer.claims(await readClaims(join(SETS, 'claims-unseen.jsonl'))),
    generated: await comparer.generated(unseen.slice(1), (place) => other(unseen, place + 1)),
  };
  console.table({
    'fit, by hand': figures(fitted.byHand, weights),
    'fit, about other documents': figures(fitted.aboutOthers, weights),
    ...aboutOtherDocuments,
    'check, in free words': figures(checked.free, weights),
    'check, by hand, misses read once': figures(checked.seenOnce, weights),
    'check, by hand, misses never read': figures(checked.neverSeen, weights),
    'check, generated from unseen articles': figures(checked.generated, weights),
  });
});

function other(documents: readonly CorpusDocument[], place: number): CorpusDocument {
  const found = documents[(place + 1) % documents.length];
  if (found === undefined) throw new RangeError('There is no document');
  return found;
}
