import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { calibrationFile } from '../src/assembly/bundled.js';
import { createEmbeddings, createReader } from '../src/cli/index-command.js';
import { runCommand } from '../src/cli/run.js';
import { parseCorpus, readCorpusFiles } from '../src/corpus/read-corpus.js';
import type { TransformersEmbeddings } from '../src/embeddings/transformers-embeddings.js';
import {
  calibrateAnswerability,
  calibrateRanking,
  calibrateTopics,
  chooseThreshold,
  judgeLessons,
  type IndexedCases,
} from '../src/evaluation/calibrate.js';
import type { EvaluationGroup } from '../src/evaluation/cases.js';
import { splitGroup } from '../src/evaluation/split-group.js';
import { readQuestions } from '../src/evaluation/sets/questions.js';
import { ASKED_FILES, PLAIN_FILES, readSquadFolder, SQUAD_FILES } from '../src/evaluation/sets/squad.js';
import type { Reader } from '../src/reading/reading.js';
import { RememberingReader } from '../src/evaluation/remembering-reader.js';
import type { Calibration } from '../src/retrieval/calibration.js';
import { readSettings } from '../src/settings.js';
import { indexDocuments } from '../src/vector-index/index-documents.js';
import { onlyArgument } from './only-argument.js';

const USAGE = `Usage: npm run calibrate -- DIR

DIR  a folder with squad-*.json (articles that the models were not trained on), and questions as people ask them:
     questions.jsonl, asked over the indexed corpus; where there are any, plain-*.json, likewise about other documents, and
     asked-*.json, in words that avoid the text's, both in SQuAD's format.
     The weights are fitted on all of them; by questions.jsonl and plain-*.json the threshold is chosen.`;

/** In paragraphs: articles are cut into documents of about a statement's length. */
const DOCUMENT_LENGTH = 8;

async function indexGroups(
  groups: readonly EvaluationGroup[],
  embeddings: TransformersEmbeddings,
  reader: Reader,
): Promise<IndexedCases[]> {
  const { dimension } = await embeddings.identity();
  const indexed: IndexedCases[] = [];
  for (const { documents, cases } of groups) {
    console.error(`Indexing ${documents[0]?.title ?? ''}`);
    indexed.push({ index: await indexDocuments(documents, embeddings, { dimension }), cases, reader });
  }
  return indexed;
}

/**
 * Each document is also asked the questions of the next one, mostly of the same article: on its subject, but without an
 * answer in it. SQuAD 2.0's own unanswerable questions are left out: they are written to look answerable, no evidence
 * at hand tells them apart, and they would only lower every confidence.
 */
function withUnanswerable(groups: readonly IndexedCases[]): IndexedCases[] {
  return groups.map(({ cases, ...group }, i) => {
    const others = groups[(i + 1) % groups.length]?.cases ?? [];
    return { ...group, cases: [...cases, ...others.map((other) => ({ ...other, gold: null }))] };
  });
}

await runCommand(async () => {
  const folder = onlyArgument(process.argv.slice(2), USAGE);
  const settings = readSettings(process.env);
  const embeddings = createEmbeddings(settings);
  const bundled = createReader(settings);
  const reader = new RememberingReader(bundled);
  const sets = await readSquadFolder(folder, SQUAD_FILES);
  const plainSets = await readSquadFolder(folder, PLAIN_FILES);
  const freeSets = await readSquadFolder(folder, ASKED_FILES);
  const groupsOf = (from: typeof sets): EvaluationGroup[] => from.flatMap(({ groups }) => groups);
  const documents = groupsOf(sets).flatMap((group) => splitGroup(group, DOCUMENT_LENGTH));
  const articles = await indexGroups(documents, embeddings, reader);
  const { id, sha256, dimension } = await embeddings.identity();
  const corpus = await parseCorpus(await readCorpusFiles(settings.corpusFolder));
  const index = await indexDocuments(corpus, embeddings, { dimension });
  const statement = [{ index, cases: await readQuestions(join(folder, 'questions.jsonl')), reader }];
  const plain = await indexGroups(groupsOf(plainSets), embeddings, reader);
  const free = await indexGroups(groupsOf(freeSets), embeddings, reader);
  const ranking = await calibrateRanking({ articles, corpus: statement, plain, free });
  const judged = await judgeLessons({ articles: withUnanswerable(articles), corpus: statement, plain, free }, ranking);
  const weights = {
    ranking,
    ...calibrateAnswerability(judged),
    topicAnswerability: calibrateTopics(judged),
  };
  const fittedOn = [...sets, ...plainSets, ...freeSets];
  const calibration: Calibration = {
    ...weights,
    answersFrom: chooseThreshold(judged, weights),
    provenance: {
      model: { id, sha256 },
      reader: await bundled.identity(),
      trainedOn: fittedOn.map(({ name }) => name),
      articles: [...new Set(groupsOf(fittedOn).flatMap((group) => group.documents.map(({ title }) => title)))],
      scaledOn: `${basename(folder)}/questions.jsonl`,
    },
  };
  await writeFile(calibrationFile(), `${JSON.stringify(calibration, null, 2)}\n`);
  console.log(`Wrote ${calibrationFile()}`);
});
