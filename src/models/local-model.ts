import onnxruntime, { type InferenceSession } from 'onnxruntime-node';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { downloadModel, MODEL_FILES } from './download-model.js';
import { locateModel } from './model-files.js';
import type { ModelSource } from './model-source.js';
import { createTokenizer, type Tokenizer } from './tokenizer.js';

/**
 * Several threads a run gain a third of the time where a core is idle and lose as much where none is, waiting for each
 * other: requests and workers share the cores instead.
 */
const SESSION_OPTIONS: InferenceSession.SessionOptions = { intraOpNumThreads: 1, interOpNumThreads: 1 };

const tokenizerSchema = z.looseObject({ model: z.looseObject({ type: z.string().optional() }) });
const tokenizerConfigSchema = z.looseObject({
  /** In tokens; a model of the hub may leave it out. */
  model_max_length: z.number().default(Infinity),
  pad_token: z.string().nullish(),
});
const configSchema = z.looseObject({
  model_type: z.string().optional(),
  /** Models that know a token's place otherwise leave it out, or write what is no count. */
  max_position_embeddings: z.int().positive().catch(Infinity),
});

/** These count positions from after the padding's id, 1, so that no token has the first ones. */
const COUNTING_FROM_PADDING = new Set(['roberta', 'xlm-roberta', 'xlm-roberta-xl', 'camembert', 'longformer', 'mpnet']);
const UNUSED_POSITIONS = 2;

/** In tokens: a tokenizer of the hub often tells none, or 1e30, and the model fails past its last position. */
function longestInputOf(tokenizerConfig: z.infer<typeof tokenizerConfigSchema>, config: unknown): number {
  const { model_type: type = '', max_position_embeddings: positions } = configSchema.parse(config);
  const unused = COUNTING_FROM_PADDING.has(type) ? UNUSED_POSITIONS : 0;
  return Math.min(tokenizerConfig.model_max_length, positions - unused);
}

/** What a model's JSON files hold. */
interface Described {
  readonly tokenizer: unknown;
  readonly tokenizerConfig: unknown;
  readonly config: unknown;
}

/** The tokens of one text, or of two in a row. */
export interface TokenRow {
  readonly ids: readonly number[];
  /** The place of the first token of the second text; all are of the first where left out. */
  readonly secondFrom?: number;
}

/** What a model gives, by the names of its outputs: values row by row, each of `width` tokens. */
export interface ModelOutput {
  readonly width: number;
  readonly values: (name: string) => Float32Array | undefined;
}

/** A model of the Hugging Face layout on this machine: its tokenizer and its ONNX graph. */
export class LocalModel {
  readonly tokenizer: Tokenizer;
  /** As tokenizer.json has it, such as "WordPiece". */
  readonly tokenizerType: string | undefined;
  /** In tokens; Infinity where the model doesn't tell. */
  readonly longestInput: number;
  readonly #padding: number;
  readonly #session: InferenceSession;

  private constructor(described: Described, session: InferenceSession) {
    const tokenizer = tokenizerSchema.parse(described.tokenizer);
    const tokenizerConfig = tokenizerConfigSchema.parse(described.tokenizerConfig);
    this.tokenizer = createTokenizer(tokenizer, tokenizerConfig);
    this.tokenizerType = tokenizer.model.type;
    this.longestInput = longestInputOf(tokenizerConfig, described.config);
    this.#padding = this.tokenizer.token_to_id(tokenizerConfig.pad_token ?? '') ?? 0;
    this.#session = session;
  }

  /** Downloads what is missing of a model of the hub. @throws what the hub, the file system or a damaged file gives */
  static async open(source: ModelSource): Promise<LocalModel> {
    await downloadModel(source);
    const { folder } = locateModel(source.model, source.modelsFolder);
    const readJson = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(folder, name), 'utf8'));
    return new LocalModel(
      {
        tokenizer: await readJson(MODEL_FILES.tokenizer),
        tokenizerConfig: await readJson(MODEL_FILES.tokenizerConfig),
        config: await readJson(MODEL_FILES.config),
      },
      // By its path: the runtime's binding leaves options aside where it is given bytes.
      await onnxruntime.InferenceSession.create(join(folder, MODEL_FILES.graph), SESSION_OPTIONS),
    );
  }

  /** Runs rows together, each padded to the longest. Some models know no segments: they are given what they take. */
  async run(rows: readonly TokenRow[]): Promise<ModelOutput> {
    const width = Math.max(...rows.map(({ ids }) => ids.length));
    const size = rows.length * width;
    const columns = {
      input_ids: new BigInt64Array(size).fill(BigInt(this.#padding)),
      attention_mask: new BigInt64Array(size),
      token_type_ids: new BigInt64Array(size),
    };
    for (const [row, { ids, secondFrom = ids.length }] of rows.entries()) {
      const start = row * width;
      for (const [i, id] of ids.entries()) columns.input_ids[start + i] = BigInt(id);
      columns.attention_mask.fill(1n, start, start + ids.length);
      columns.token_type_ids.fill(1n, start + secondFrom, start + ids.length);
    }
    const taken = Object.entries(columns).filter(([name]) => this.#session.inputNames.includes(name));
    const output = await this.#session.run(
      Object.fromEntries(
        taken.map(([name, values]) => [name, new onnxruntime.Tensor('int64', values, [rows.length, width])]),
      ),
    );
    return { width, values: (name) => output[name]?.data as Float32Array | undefined };
  }
}
