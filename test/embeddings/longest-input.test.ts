import { expect, test, vi } from 'vitest';
import { LocalModel } from '../../src/models/local-model.js';
import { TransformersEmbeddings } from '../../src/embeddings/transformers-embeddings.js';
import { newFolder } from '../set-up/folders.js';
import { startHub, tinyEmbedder, type ModelFiles } from '../set-up/tiny-models.js';

const BERT = { model_type: 'bert', architectures: ['BertModel'], pad_token_id: 0 };
const ROBERTA = { model_type: 'xlm-roberta', architectures: ['XLMRobertaModel'], pad_token_id: 1 };
const FILES = tinyEmbedder(['apples', 'query', ':']);

/** The tiny model with other words in its configuration and in its tokenizer's; undefined takes one out. */
function described(config: object, tokenizerConfig: object): ModelFiles {
  const tokenizer = JSON.parse(String(FILES['tokenizer_config.json'])) as object;
  return {
    ...FILES,
    'config.json': JSON.stringify(config),
    'tokenizer_config.json': JSON.stringify({ ...tokenizer, ...tokenizerConfig }),
  };
}

async function embedderOf(name: string, files: ModelFiles): Promise<TransformersEmbeddings> {
  const { address: hub } = await startHub({ [name]: files });
  return new TransformersEmbeddings({ model: name, modelsFolder: await newFolder(), hub });
}

/** The most tokens that the model was given in one row. */
async function longestRow(work: () => Promise<unknown>): Promise<number> {
  const run = vi.spyOn(LocalModel.prototype, 'run');
  await work();
  const rows = run.mock.calls.flatMap(([given]) => given);
  run.mockRestore();
  return Math.max(...rows.map(({ ids }) => ids.length));
}

/** A token a word, and two around them all: it is cut into halves of as many words each, until they fit. */
const LONG = 'apples '.repeat(128).trim();

test.each([
  ['the tokenizer tells', { ...BERT, max_position_embeddings: 512 }, { model_max_length: 40 }, 34],
  ['the tokenizer leaves out', { ...BERT, max_position_embeddings: 66 }, { model_max_length: undefined }, 66],
  ['the tokenizer calls endless', { ...BERT, max_position_embeddings: 65 }, { model_max_length: 1e30 }, 34],
  ['is two less than there are positions', { ...ROBERTA, max_position_embeddings: 68 }, { model_max_length: 1e30 }, 66],
  ['is too short by two positions', { ...ROBERTA, max_position_embeddings: 67 }, { model_max_length: 1e30 }, 34],
  ['nothing tells', BERT, { model_max_length: 1e30 }, 130],
  ['is no count of positions', { ...BERT, max_position_embeddings: -1 }, { model_max_length: 66 }, 66],
])('a long text is cut to a longest input that %s', async (_case, config, tokenizerConfig, tokens) => {
  const embeddings = await embedderOf('maker/tiny', described(config, tokenizerConfig));
  expect(await longestRow(() => embeddings.embedDocuments([LONG]))).toBe(tokens);
});

test('a text is embedded character by character where the instruction leaves no room for it', async () => {
  const embeddings = await embedderOf('maker/e5-small-v2', described(BERT, { model_max_length: 4 }));
  for (const text of ['', 'a', '😀', 'apples and 😀 pears']) {
    const vector = await embeddings.embedQuery(text);
    expect(vector).toHaveLength(8);
    expect(vector.every((value) => Number.isFinite(value))).toBe(true);
  }
});
