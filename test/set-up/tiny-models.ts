import { createServer } from 'node:http';
import { onnx } from 'onnx-proto';
import { onTestFinished } from 'vitest';
import { seededRandom } from './random.js';

const { FLOAT, INT64 } = onnx.TensorProto.DataType;
const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];
const DIMENSION = 8;

/** A model of the hub's layout: its files by their paths below the model's name. */
export type ModelFiles = Readonly<Record<string, string | Buffer>>;

/** A graph that looks up, for each token, its row of every table: the least that can be trained and exported. */
function lookUp(tables: Readonly<Record<string, { rows: number[][]; isScalar: boolean }>>): Buffer {
  const tensor = (name: string, elemType: number, axes: readonly string[]): onnx.IValueInfoProto => ({
    name,
    type: { tensorType: { elemType, shape: { dim: axes.map((dimParam) => ({ dimParam })) } } },
  });
  const model = onnx.ModelProto.create({
    irVersion: 8,
    opsetImport: [{ domain: '', version: 13 }],
    graph: {
      name: 'look-up',
      input: ['input_ids', 'attention_mask', 'token_type_ids'].map((name) => tensor(name, INT64, ['batch', 'tokens'])),
      output: Object.entries(tables).map(([name, { isScalar }]) =>
        tensor(name, FLOAT, ['batch', 'tokens', ...(isScalar ? [] : ['values'])]),
      ),
      initializer: Object.entries(tables).map(([name, { rows, isScalar }]) => ({
        name: `${name}-table`,
        dataType: FLOAT,
        dims: isScalar ? [rows.length] : [rows.length, rows[0]?.length ?? 0],
        floatData: rows.flat(),
      })),
      node: Object.keys(tables).map((name) => ({
        opType: 'Gather',
        input: [`${name}-table`, 'input_ids'],
        output: [name],
        attribute: [{ name: 'axis', type: onnx.AttributeProto.AttributeType.INT, i: 0 }],
      })),
    },
  });
  return Buffer.from(onnx.ModelProto.encode(model).finish());
}

function tokenizerFiles(words: readonly string[], type: string): ModelFiles {
  const vocab = Object.fromEntries([...SPECIAL, ...words].map((word, id) => [word, id]));
  const special = (token: string, typeId: number): object => ({ SpecialToken: { id: token, type_id: typeId } });
  const single = [special('[CLS]', 0), { Sequence: { id: 'A', type_id: 0 } }, special('[SEP]', 0)];
  return {
    'tokenizer.json': JSON.stringify({
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: SPECIAL.map((content, id) => ({ id, content, special: true, normalized: false })),
      normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, lowercase: true },
      pre_tokenizer: { type: 'BertPreTokenizer' },
      post_processor: {
        type: 'TemplateProcessing',
        single,
        pair: [...single, { Sequence: { id: 'B', type_id: 1 } }, special('[SEP]', 1)],
        special_tokens: Object.fromEntries(
          SPECIAL.slice(2).map((token) => [token, { id: token, ids: [vocab[token]], tokens: [token] }]),
        ),
      },
      decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
      model: {
        type,
        unk_token: '[UNK]',
        continuing_subword_prefix: '##',
        max_input_chars_per_word: 100,
        vocab,
        ...(type === 'BPE' && { merges: [] }),
      },
    }),
    'tokenizer_config.json': JSON.stringify({
      tokenizer_class: 'BertTokenizer',
      model_max_length: 64,
      pad_token: '[PAD]',
      unk_token: '[UNK]',
      cls_token: '[CLS]',
      sep_token: '[SEP]',
    }),
  };
}

function files(words: readonly string[], architecture: string, graph: Buffer, type = 'WordPiece'): ModelFiles {
  const config = { model_type: 'bert', architectures: [architecture], pad_token_id: 0 };
  return {
    'config.json': JSON.stringify(config),
    'onnx/model_quantized.onnx': graph,
    ...tokenizerFiles(words, type),
  };
}

/** An embedder that knows these words, each with a vector of its own. */
export function tinyEmbedder(words: readonly string[]): ModelFiles {
  const random = seededRandom(1);
  const rows = [...SPECIAL, ...words].map(() => Array.from({ length: DIMENSION }, () => random() - 0.5));
  return files(words, 'BertModel', lookUp({ last_hidden_state: { rows, isScalar: false } }));
}

/** A reader to whom these words, and no others, are answers. */
export function tinyReader(words: readonly string[], answers: readonly string[], tokenizer = 'WordPiece'): ModelFiles {
  const rows = [...SPECIAL, ...words].map((word) => [answers.includes(word) ? 5 : -5]);
  const graph = lookUp({ start_logits: { rows, isScalar: true }, end_logits: { rows, isScalar: true } });
  return files(words, 'BertForQuestionAnswering', graph, tokenizer);
}

export interface Hub {
  readonly address: string;
  /** The paths of all requests so far. */
  readonly requests: string[];
}

/** A hub on a free port that has these models by their names, until the running test is finished. */
export async function startHub(models: Readonly<Record<string, ModelFiles>>): Promise<Hub> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    requests.push(path);
    const [, name = '', file = ''] = /^\/(.+?)\/resolve\/main\/(.+)$/.exec(decodeURIComponent(path)) ?? [];
    const content = models[name]?.[file];
    if (content === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'Content-Length': Buffer.byteLength(content) }).end(content);
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { address: `http://127.0.0.1:${String(port)}`, requests };
}
