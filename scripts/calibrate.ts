import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { buildIndexWithProgress, createEmbeddings, defaultCalibrationFile } from '../src/cli/index-command.js';
import { runCommand } from '../src/cli/run.js';
import type { TransformersEmbeddings } from '../src/embeddings/transformers-embeddings.js';
import {
  calibrateAnswerability,
  calibrateRanking,
  chooseThreshold,
  type IndexedCases,
} from '../src/evaluation/calibrate.js';
import type { EvaluationGroup } from '../src/evaluation/cases.js';
import { readQuestions, readSquad } from '../src/evaluation/read-sets.js';
import type { Calibration } from '../src/retrieval/calibration.js';
import { readSettings } from '../src/settings.js';
import { indexDocuments } from '../src/vector-index/index-documents.js';
import { loadIndex } from '../src/vector-index/load-index.js';

const USAGE = `Usage: npm run calibrate -- DIR

DIR  a folder with squad-2.0-*.json, which the weights are fitted on, and questions.jsonl, asked over the indexed
     corpus, which the threshold is chosen on. squad-1.1-*.json stays unseen, to judge by.`;

/** Every so many questions of the next article are asked over an article too: they have no answer there. */
const OFF_TOPIC_STRIDE = 4;

async function indexGroups(
  groups: readonly EvaluationGroup[],
  embeddings: TransformersEmbeddings,
): Promise<IndexedCases[]> {
  const { dimension } = await embeddings.identity();
  const indexed: IndexedCases[] = [];
  for (const { documents, cases } of groups) {
    console.error(`Indexing ${documents[0]?.title ?? ''}`);
    indexed.push({ index: await indexDocuments(documents, embeddings, { dimension }), cases });
  }
  return indexed;
}

/**
 * What the probability of an answer is learned from. SQuAD 2.0's own unanswerable questions are left out: they are
 * written to look answerable, no evidence at hand tells them apart, and they would only lower every confidence.
 */
function withOffTopic(groups: readonly IndexedCases[]): IndexedCases[] {
  return groups.map(({ index, cases }, i) => {
    const others = groups[(i + 1) % groups.length]?.cases ?? [];
    const offTopic = others.filter((_, j) => j % OFF_TOPIC_STRIDE === 0).map((other) => ({ ...other, gold: null }));
    return { index, cases: [...cases.filter(({ gold }) => gold !== null), ...offTopic] };
  });
}

await runCommand(async () => {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  const settings = readSettings(process.env);
  const embeddings = createEmbeddings(settings);
  const sets = (await readSquad(folder)).filter(({ name }) => name.startsWith('squad-2.0'));
  const squad = await indexGroups(
    sets.flatMap(({ groups }) => groups),
    embeddings,
  );
  const ranking = await calibrateRanking(squad);
  const answerability = await calibrateAnswerability(withOffTopic(squad), ranking);

  await buildIndexWithProgress(settings, embeddings);
  const index = await loadIndex(settings.indexFolder, embeddings);
  const statement = [{ index, cases: await readQuestions(folder) }];
  const { id, sha256 } = await embeddings.identity();
  const calibration: Calibration = {
    ranking,
    answerability,
    answersFrom: await chooseThreshold(statement, { ranking, answerability }),
    provenance: {
      model: { id, sha256 },
      trainedOn: sets.map(({ name }) => name),
      thresholdChosenOn: `${basename(folder)}/questions.jsonl`,
    },
  };
  await writeFile(defaultCalibrationFile(), `${JSON.stringify(calibration, null, 2)}\n`);
  console.log(`Wrote ${defaultCalibrationFile()}`);
});
