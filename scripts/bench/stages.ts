import { assemble } from '../../src/assembly/assemble.js';
import { loadIndex } from '../../src/vector-index/load-index.js';
import { modelsFolder } from '../../src/package-root.js';
import { createEmbeddings, createReader } from '../../src/cli/index-command.js';
import { LocalModel } from '../../src/models/local-model.js';
import { toBatches } from '../../src/models/row-batches.js';
import { WordPieceTokenizer } from '../../src/reading/word-pieces.js';
import { lexicalSearchOf } from '../../src/retrieval/lexical-search.js';
import { analyseQuestion } from '../../src/retrieval/query.js';
import { RelatedTerms } from '../../src/retrieval/related-terms.js';
import type { Settings } from '../../src/settings.js';
import type { Answer } from '../../src/types.js';
import { bundledThesaurus } from '../../src/vocabulary/thesaurus.js';
import { exactNearest, matrixOf } from './exact-search.js';
import { Stopwatch, type Summary } from './timing.js';

/** As the retriever has them. */
const CANDIDATES = 60;
const READ = 10;

/** The runs of the reader's session that an answer takes, and nothing else. */
async function runAlone(
  model: LocalModel,
  asked: readonly number[],
  passages: readonly (readonly number[])[],
): Promise<void> {
  const rows = passages.map((ids) => ({ ids: [2, ...asked, 3, ...ids, 3], secondFrom: asked.length + 2 }));
  for (const batch of toBatches(rows, ({ ids }) => ids.length)) await model.run(batch);
}

export interface StageCosts {
  readonly stages: Readonly<Record<string, Summary>>;
  /** The answer of median size, as it goes over the wire. */
  readonly answer: string;
}

/** What an answer costs by its parts, each question asked once, over the index that the settings name. */
export async function measureStages(
  settings: Settings,
  { questions, warmUp }: { questions: readonly string[]; warmUp: readonly string[] },
): Promise<StageCosts> {
  const watch = new Stopwatch();
  const models = { embeddings: createEmbeddings(settings), reader: createReader(settings) };
  const { answerer } = await assemble(settings.indexFolder, models, {
    onStage: (stage, seconds) => {
      watch.add(`ask: ${stage}`, seconds * 1000);
    },
  });
  const readerModel = await LocalModel.open({ model: settings.readerModel, modelsFolder: modelsFolder() });
  const pieces = new WordPieceTokenizer(readerModel.tokenizer);
  const { passageStore, termStore, passages } = await loadIndex(settings.indexFolder, models.embeddings);
  const relatedTerms = new RelatedTerms(termStore, bundledThesaurus());
  const matrix = matrixOf(passageStore);
  const lexical = lexicalSearchOf(passages);
  const textOf = (label: number): string => passages.sentences[label]?.text ?? '';

  const measure = async (question: string): Promise<Answer> => {
    const answer = await watch.time('ask', () => answerer.ask({ question }));
    await watch.time('serialising', () => JSON.stringify(answer));
    const query = await watch.time('vectors, terms and what is related to them', () =>
      analyseQuestion(question, passageStore.embeddings, relatedTerms),
    );
    const nearest = await watch.time('HNSW search', () => passageStore.nearest(query.vector, CANDIDATES));
    await watch.time('reference: exact search', () => exactNearest(matrix, query.vector, CANDIDATES));
    await watch.time('lexical search', () => [
      lexical.sentences.strongest(query.terms, CANDIDATES, () => true),
      lexical.paragraphs.strongest(query.terms, CANDIDATES, () => true),
    ]);
    const texts = nearest
      .map(({ label }) => textOf(label))
      .filter((text) => text !== '')
      .slice(0, READ);
    const cut = await watch.time('tokenising', () => [question, ...texts].map((text) => pieces.encode(text).ids));
    const [asked = [], ...read] = cut;
    await watch.time("reference: the reader's session alone", () => runAlone(readerModel, asked, read));
    return answer;
  };
  for (const question of warmUp) await measure(question);
  watch.clear();
  const answers: string[] = [];
  for (const question of questions) answers.push(JSON.stringify(await measure(question)));
  const middle = answers.sort((a, b) => a.length - b.length)[Math.floor(answers.length / 2)] ?? '';
  return { stages: watch.summaries(), answer: middle };
}
