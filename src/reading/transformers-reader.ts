import { AutoModelForQuestionAnswering, AutoTokenizer, Tensor } from '@xenova/transformers';
import type { PreTrainedModel, PreTrainedTokenizer } from '@xenova/transformers';
import { hashModelFiles, locateModel, type ModelIdentity } from '../embeddings/model-files.js';
import { loadingOptions, modelFailure, type ModelSource } from '../embeddings/model-source.js';
import { ModelError } from '../errors.js';
import { BUNDLED_READER } from '../settings.js';
import type { Reader, Reading } from './reading.js';
import { betweenSteps } from '../stages.js';
import type { Abortable } from '../types.js';
import { WordPieceTokenizer, type WordPieces } from './word-pieces.js';

const BATCH = 3;
/** In word pieces: what is longer is cut, and a passage goes on in a further row. */
const LONGEST_QUESTION = 64;
const LONGEST_ROW = 384;
/** [CLS] question [SEP] passage [SEP] */
const SPECIAL_TOKENS = 3;

interface Loaded {
  readonly tokenizer: PreTrainedTokenizer;
  readonly model: PreTrainedModel;
  readonly pieces: WordPieceTokenizer;
  readonly inputNames: readonly string[];
}

/** A stretch of one passage that the model takes at once. */
interface Row {
  readonly passage: number;
  readonly ids: readonly number[];
}

/** The logits of one row, for its stretch of the passage. */
interface RowLogits {
  readonly starts: number[];
  readonly ends: number[];
}

interface QuestionAnsweringOutput {
  readonly start_logits: Tensor;
  readonly end_logits: Tensor;
}

/** Reads with an extractive question-answering model in the Hugging Face layout, on this machine. */
export class TransformersReader implements Reader {
  readonly model: string;
  readonly #source: ModelSource;
  #loaded: Promise<Loaded> | undefined;

  constructor(source: ModelSource) {
    this.model = source.model;
    this.#source = source;
  }

  /** Loads the model on the first call. @throws ModelError where there is none to load. */
  async identity(): Promise<Pick<ModelIdentity, 'id' | 'sha256'>> {
    await this.#load();
    const { folder } = locateModel(this.model, this.#source.modelsFolder);
    return { id: this.model, sha256: await hashModelFiles(this.model, folder) };
  }

  /** @throws ModelError where there is no model to load. */
  async read(question: string, passages: readonly string[], { signal }: Abortable = {}): Promise<Reading[]> {
    const loaded = await this.#load();
    const asked = loaded.pieces.encode(question).ids.slice(0, LONGEST_QUESTION);
    const texts = passages.map((passage) => loaded.pieces.encode(passage));
    const rows = texts.flatMap((text, passage) => toRows(text, passage, LONGEST_ROW - asked.length - SPECIAL_TOKENS));
    const byLength = [...rows].sort((a, b) => a.ids.length - b.ids.length);
    const logits = new Map<Row, RowLogits>();
    for (let at = 0; at < byLength.length; at += BATCH) {
      const batch = byLength.slice(at, at + BATCH);
      await betweenSteps(signal);
      const read = await readRows(asked, batch, loaded);
      for (const [i, row] of batch.entries()) logits.set(row, read[i] ?? { starts: [], ends: [] });
    }
    return texts.map(({ words }, passage) => {
      const parts = rows.filter((row) => row.passage === passage).map((row) => logits.get(row));
      return {
        words,
        starts: parts.flatMap((part) => part?.starts ?? []),
        ends: parts.flatMap((part) => part?.ends ?? []),
      };
    });
  }

  #load(): Promise<Loaded> {
    this.#loaded ??= this.#open().catch((error: unknown) => {
      this.#loaded = undefined;
      throw error instanceof ModelError ? error : modelFailure(this.#source, BUNDLED_READER, error);
    });
    return this.#loaded;
  }

  async #open(): Promise<Loaded> {
    const options = loadingOptions(this.#source);
    const tokenizer = await AutoTokenizer.from_pretrained(this.model, options);
    assertWordPieces(this.model, tokenizer);
    const model = await AutoModelForQuestionAnswering.from_pretrained(this.model, options);
    const { inputNames } = model.session as Pick<Loaded, 'inputNames'>;
    return { tokenizer, model, pieces: new WordPieceTokenizer(tokenizer), inputNames };
  }
}

/** Word by word only WordPiece makes what it makes of a whole text, which is what offsets rest on. @throws ModelError */
function assertWordPieces(model: string, { model: pieces }: PreTrainedTokenizer): void {
  const { type } = (pieces as { config?: { type?: string } }).config ?? {};
  if (type === 'WordPiece') return;
  const reason = `has a ${type ?? 'nameless'} tokenizer where a reader needs BERT's WordPiece.`;
  throw new ModelError(model, `${reason} The bundled reader is "${BUNDLED_READER}".`);
}

/** A passage in stretches of at most so many pieces; one without any piece has no row. */
function toRows({ ids }: WordPieces, passage: number, longest: number): Row[] {
  const rows: Row[] = [];
  for (let at = 0; at < ids.length; at += longest) rows.push({ passage, ids: ids.slice(at, at + longest) });
  return rows;
}

async function readRows(
  asked: readonly number[],
  rows: readonly Row[],
  { tokenizer, model, inputNames }: Loaded,
): Promise<RowLogits[]> {
  const longest = Math.max(...rows.map(({ ids }) => ids.length));
  const width = asked.length + longest + SPECIAL_TOKENS;
  const [opening = 0, closing = 0] = tokenizer.encode('');
  const from = asked.length + 2;
  const columns = { input_ids: [] as number[], attention_mask: [] as number[], token_type_ids: [] as number[] };
  for (const { ids } of rows) {
    const padding = Array<number>(longest - ids.length).fill(0);
    columns.input_ids.push(opening, ...asked, closing, ...ids, closing, ...padding);
    columns.attention_mask.push(...Array<number>(width - padding.length).fill(1), ...padding);
    columns.token_type_ids.push(...Array<number>(from).fill(0), ...Array<number>(ids.length + 1).fill(1), ...padding);
  }
  // Some models know no segments, and Transformers.js prints a warning where it is given more than a model takes.
  const inputs = Object.entries(columns)
    .filter(([name]) => inputNames.includes(name))
    .map(([name, values]) => [name, new Tensor('int64', BigInt64Array.from(values, BigInt), [rows.length, width])]);
  const output = (await model(Object.fromEntries(inputs))) as QuestionAnsweringOutput;
  const starts = output.start_logits.data as Float32Array;
  const ends = output.end_logits.data as Float32Array;
  return rows.map(({ ids }, row) => ({
    starts: againstNone(starts.subarray(row * width, (row + 1) * width), from, ids.length),
    ends: againstNone(ends.subarray(row * width, (row + 1) * width), from, ids.length),
  }));
}

/** A passage's logits less that of the first token, which stands for "no answer" (Devlin et al., 2019). */
function againstNone(row: Float32Array, from: number, count: number): number[] {
  const none = row[0] ?? 0;
  return Array.from(row.subarray(from, from + count), (logit) => logit - none);
}
