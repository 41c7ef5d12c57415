import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { defaultVerdictFile } from '../src/assembly/bundled.js';
import { onlyArgument, runCommand } from '../src/cli/run.js';
import { parseCorpus, readCorpusFiles } from '../src/corpus/read-corpus.js';
import { readClaims, type ClaimCase } from '../src/evaluation/sets/claims.js';
import { EvaluationSetError } from '../src/errors.js';
import { compareClaims, fitVerdicts, verdictFor, type ComparedClaim } from '../src/evaluation/fit-verdicts.js';
import { generateClaims } from '../src/evaluation/generated-claims.js';
import { readSquadFolder, SQUAD_FILES } from '../src/evaluation/sets/squad.js';
import { splitGroup } from '../src/evaluation/split-group.js';
import { packageRoot } from '../src/package-root.js';
import { readSettings } from '../src/settings.js';
import type { CorpusDocument, Verdict } from '../src/types.js';
import { bundledLexicon } from '../src/vocabulary/lexicon.js';
import type { VerdictWeights } from '../src/claims/verdict.js';

const USAGE = `Usage: npm run fit-claims -- DIR

DIR  a folder with claims.jsonl about the corpus, whose claims the weights are fitted on together with those of
     test/claims/sets (claims-seen.jsonl, and the part "fit" of claims.jsonl) and with claims generated from the corpus,
     and squad-*.json, of which claims are generated to check the fit on documents that it never saw.`;

const SETS = join(packageRoot(), 'test', 'claims', 'sets');
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

await runCommand(async () => {
  const folder = onlyArgument(process.argv.slice(2), USAGE);
  const lexicon = bundledLexicon();
  const corpus = await parseCorpus(await readCorpusFiles(readSettings(process.env).corpusFolder));
  const documents = [...corpus, ...(await parseCorpus(await readCorpusFiles(SETS)))];
  const squad = (await readSquadFolder(folder, SQUAD_FILES)).flatMap(({ groups }) =>
    groups.flatMap((group) => splitGroup(group, DOCUMENT_LENGTH)).flatMap((group) => group.documents),
  );
  const [foreign] = squad;
  if (foreign === undefined) throw new EvaluationSetError(folder, 'holds no squad-*.json');
  const compareAll = (claims: readonly ClaimCase[]): ComparedClaim[] =>
    documents.flatMap((document) =>
      compareClaims(
        document,
        claims.filter(({ document: id = documents[0]?.id }) => id === document.id),
        lexicon,
      ),
    );
  const written = await readWritten(folder);
  const unseenClaims = await readClaims(join(SETS, 'claims-unseen.jsonl'));
  const byPeople = compareAll(written.filter(({ split }) => split === 'fit'));
  const generated = corpus.flatMap((document) => compareClaims(document, generateClaims(document, foreign), lexicon));
  const weights: VerdictWeights = {
    ...fitVerdicts([...byPeople, ...generated], byPeople),
    provenance: {
      fittedOn: [
        `${basename(folder)}/claims.jsonl`,
        'test/claims/sets/claims.jsonl, part "fit"',
        'test/claims/sets/claims-seen.jsonl',
        'claims generated from the documents',
      ],
      claims: byPeople.length + generated.length,
      lexicon: 'WordNet 3.0',
    },
  };
  await writeFile(defaultVerdictFile(), `${JSON.stringify(weights, null, 2)}\n`);
  console.log(`Wrote ${defaultVerdictFile()}`);

  const step = Math.ceil(squad.length / CHECK_DOCUMENTS);
  const unseen = squad.slice(1).filter((_, i) => i % step === 0);
  console.table({
    'fit, by hand': figures(byPeople, weights),
    'check, by hand, misses read once': figures(compareAll(written.filter(({ split }) => split === 'check')), weights),
    'check, by hand, misses never read': figures(compareAll(unseenClaims), weights),
    'check, generated from unseen articles': figures(
      unseen.flatMap((document, i) => compareClaims(document, generateClaims(document, other(unseen, i)), lexicon)),
      weights,
    ),
  });
});

function other(documents: readonly CorpusDocument[], place: number): CorpusDocument {
  const found = documents[(place + 1) % documents.length];
  if (found === undefined) throw new RangeError('There is no document');
  return found;
}
