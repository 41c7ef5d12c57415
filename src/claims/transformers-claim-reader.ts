import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { MODEL_FILES } from '../models/download-model.js';
import { LocalModel, type TokenRow } from '../models/local-model.js';
import { locateModel } from '../models/model-files.js';
import type { ModelSource } from '../models/model-source.js';
import { toBatches } from '../models/row-batches.js';
import { ModelError } from '../errors.js';
import { softmax } from '../logistic.js';
import type { ClaimReader, ClaimReading } from './claim-reader.js';

/** In word pieces: what is longer is cut. */
const LONGEST_CLAIM = 64;
const LONGEST_ROW = 288;
/** [CLS] claim [SEP] passage [SEP] */
const SPECIAL_TOKENS = 3;
const LABELS = ['supported', 'contradicted', 'not_found'] as const;

const configSchema = z.looseObject({ id2label: z.record(z.string(), z.enum(LABELS)) });

interface Loaded {
  readonly model: LocalModel;
  /** In the order of the model's logits. */
  readonly labels: readonly (typeof LABELS)[number][];
}

/** Reads with a text classification model in the Hugging Face layout, on this machine. It is loaded on the first call. */
export class TransformersClaimReader implements ClaimReader {
  readonly #source: ModelSource;
  #loaded: Promise<Loaded> | undefined;

  constructor(source: ModelSource) {
    this.#source = source;
  }

  /** @throws ModelError where there is no model to load. */
  async read(claim: string, passages: readonly string[]): Promise<ClaimReading[]> {
    this.#loaded ??= this.#load();
    const { model, labels } = await this.#loaded;
    const [opening = 0, closing = 0] = model.tokenizer.encode('').ids;
    const pieces = (text: string): readonly number[] => model.tokenizer.encode(text, { add_special_tokens: false }).ids;
    const claimed = pieces(claim).slice(0, LONGEST_CLAIM);
    const rows: TokenRow[] = passages.map((passage) => {
      const read = pieces(passage).slice(0, LONGEST_ROW - claimed.length - SPECIAL_TOKENS);
      return { ids: [opening, ...claimed, closing, ...read, closing], secondFrom: claimed.length + 2 };
    });
    const readings = new Map<TokenRow, ClaimReading>();
    for (const batch of toBatches(rows, ({ ids }) => ids.length)) {
      const logits = (await model.run(batch)).values('logits') ?? new Float32Array();
      for (const [i, row] of batch.entries()) {
        readings.set(row, toReading(logits.subarray(i * labels.length, (i + 1) * labels.length), labels));
      }
    }
    return rows.flatMap((row) => readings.get(row) ?? []);
  }

  async #load(): Promise<Loaded> {
    const { model, modelsFolder } = this.#source;
    const { folder } = locateModel(model, modelsFolder);
    try {
      const config = configSchema.parse(JSON.parse(await readFile(join(folder, MODEL_FILES.config), 'utf8')));
      const labels = Object.keys(config.id2label).map((id) => config.id2label[id] ?? 'not_found');
      return { model: await LocalModel.open(this.#source), labels };
    } catch (cause) {
      this.#loaded = undefined;
      throw new ModelError(model, `can't be loaded from ${folder}`, { cause });
    }
  }
}

function toReading(logits: Float32Array, labels: Loaded['labels']): ClaimReading {
  const probabilities = softmax(Array.from(logits));
  const of = (label: (typeof LABELS)[number]): number => probabilities[labels.indexOf(label)] ?? 0;
  return { supported: of('supported'), contradicted: of('contradicted'), notFound: of('not_found') };
}
