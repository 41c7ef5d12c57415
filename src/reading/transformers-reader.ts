import { LocalModel } from '../models/local-model.js';
import { hashModelFiles, locateModel, type ModelIdentity } from '../models/model-files.js';
import { modelFailure, type ModelSource } from '../models/model-source.js';
import { toBatches } from '../models/row-batches.js';
import { ModelError } from '../errors.js';
import { BUNDLED_READER } from '../settings.js';
import type { Reader, Reading } from './reading.js';
import { betweenSteps } from '../stages.js';
import type { Abortable } from '../types.js';
import { WordPieceTokenizer, type WordPieces } from './word-pieces.js';

/** In word pieces: what is longer is cut, and a passage goes on in a further row. */
const LONGEST_QUESTION = 64;
const LONGEST_ROW = 384;
/** [CLS] question [SEP] passage [SEP] */
const SPECIAL_TOKENS = 3;

interface Loaded {
  readonly model: LocalModel;
  readonly pieces: WordPieceTokenizer;
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
    return { id: this.model, sha256: await hashModelFiles(folder) };
  }

  /** @throws ModelError where there is no model to load. */
  async read(question: string, passages: readonly string[], { signal }: Abortable = {}): Promise<Reading[]> {
    const loaded = await this.#load();
    const asked = loaded.pieces.encode(question).ids.slice(0, LONGEST_QUESTION);
    const texts = passages.map((passage) => loaded.pieces.encode(passage));
    const rows = texts.flatMap((text, passage) => toRows(text, passage, LONGEST_ROW - asked.length - SPECIAL_TOKENS));
    const logits = new Map<Row, RowLogits>();
    for (const batch of toBatches(rows, ({ ids }) => asked.length + ids.length + SPECIAL_TOKENS)) {
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
    const model = await LocalModel.open(this.#source);
    assertWordPieces(this.model, model);
    return { model, pieces: new WordPieceTokenizer(model.tokenizer) };
  }
}

/** Word by word only WordPiece makes what it makes of a whole text, which is what offsets rest on. @throws ModelError */
function assertWordPieces(model: string, { tokenizerType }: LocalModel): void {
  if (tokenizerType === 'WordPiece') return;
  const reason = `has a ${tokenizerType ?? 'nameless'} tokenizer where a reader needs BERT's WordPiece.`;
  throw new ModelError(model, `${reason} The bundled reader is "${BUNDLED_READER}".`);
}

/** A passage in stretches of at most so many pieces; one without any piece has no row. */
function toRows({ ids }: WordPieces, passage: number, longest: number): Row[] {
  const rows: Row[] = [];
  for (let at = 0; at < ids.length; at += longest) rows.push({ passage, ids: ids.slice(at, at + longest) });
  return rows;
}

async function readRows(asked: readonly number[], rows: readonly Row[], { model }: Loaded): Promise<RowLogits[]> {
  const [opening = 0, closing = 0] = model.tokenizer.encode('').ids;
  const from = asked.length + 2;
  const { width, values } = await model.run(
    rows.map(({ ids }) => ({ ids: [opening, ...asked, closing, ...ids, closing], secondFrom: from })),
  );
  const starts = values('start_logits') ?? new Float32Array();
  const ends = values('end_logits') ?? new Float32Array();
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
