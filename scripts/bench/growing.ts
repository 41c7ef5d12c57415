import { execFile } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import type { IdentifiedEmbeddings } from '../../src/embeddings/identified-embeddings.js';
import { packageRoot } from '../../src/package-root.js';
import type { CorpusDocument } from '../../src/types.js';
import { buildIndex, type BuildOptions } from '../../src/vector-index/build-index.js';
import { documentsOfPassages, type Material } from './material.js';
import type { LoadedFigures } from './measure-index.js';

export interface GrowthFigures extends LoadedFigures {
  readonly passages: number;
  readonly documents: number;
  readonly embeddedPerSecond: number;
  readonly insertedPerSecond: number;
  readonly buildSeconds: number;
  /** After one document changed. */
  readonly rebuildSeconds: number;
  readonly diskBytes: number;
}

export interface GrowthOptions {
  readonly embeddings: IdentifiedEmbeddings;
  /** In passages, rising. */
  readonly sizes: readonly number[];
  /** Asked of each size. */
  readonly questions: number;
}

/** Tells how long embedding took, beside what is done with the vectors between two batches: putting them into the graph. */
class TimedEmbeddings implements IdentifiedEmbeddings {
  readonly #embeddings: IdentifiedEmbeddings;
  embedded = 0;
  embedSeconds = 0;
  insertSeconds = 0;
  #endedAt: number | null = null;

  constructor(embeddings: IdentifiedEmbeddings) {
    this.#embeddings = embeddings;
  }

  identity(): ReturnType<IdentifiedEmbeddings['identity']> {
    return this.#embeddings.identity();
  }

  embedQuery(text: string): Promise<number[]> {
    return this.#embeddings.embedQuery(text);
  }

  async embedDocuments(texts: string[]): Promise<number[][]> {
    const start = performance.now();
    if (this.#endedAt !== null) this.insertSeconds += (start - this.#endedAt) / 1000;
    const vectors = await this.#embeddings.embedDocuments(texts);
    this.#endedAt = performance.now();
    this.embedSeconds += (this.#endedAt - start) / 1000;
    this.embedded += texts.length;
    return vectors;
  }
}

async function writeCorpus(folder: string, documents: readonly CorpusDocument[]): Promise<void> {
  await mkdir(folder);
  for (const { id, paragraphs } of documents) {
    await writeFile(join(folder, `${id}.txt`), paragraphs.map(({ text }) => text).join('\n\n'));
  }
}

function diskBytes({ manifest }: Awaited<ReturnType<typeof buildIndex>>): number {
  return Object.values(manifest.files).reduce((sum, { bytes }) => sum + bytes, 0);
}

/** How long building takes after a document got a sentence more. */
async function secondsToRebuild(options: BuildOptions): Promise<number> {
  const [file = ''] = await readdir(options.corpusFolder);
  await appendFile(join(options.corpusFolder, file), ' This sentence came later.');
  const start = performance.now();
  await buildIndex(options);
  return (performance.now() - start) / 1000;
}

async function measureSize(
  size: number,
  { folder, material, embeddings, questions }: GrowthOptions & { readonly folder: string; readonly material: Material },
): Promise<GrowthFigures> {
  const corpusFolder = join(folder, `corpus-${String(size)}`);
  const indexFolder = join(folder, `index-${String(size)}`);
  await writeCorpus(corpusFolder, documentsOfPassages(size, material));
  const timed = new TimedEmbeddings(embeddings);
  const start = performance.now();
  const built = await buildIndex({ corpusFolder, indexFolder, embeddings: timed });
  const buildSeconds = (performance.now() - start) / 1000;
  const script = join(packageRoot(), 'dist', 'scripts', 'bench', 'measure-index.js');
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script, String(questions)], {
    env: { ...process.env, INDEX_DIR: indexFolder },
  });
  return {
    ...(JSON.parse(stdout) as LoadedFigures),
    passages: built.manifest.counts.passages,
    documents: built.manifest.counts.documents,
    embeddedPerSecond: timed.embedded / timed.embedSeconds,
    insertedPerSecond: timed.embedded / timed.insertSeconds,
    buildSeconds,
    rebuildSeconds: await secondsToRebuild({ corpusFolder, indexFolder, embeddings }),
    diskBytes: diskBytes(built),
  };
}

/** What building, loading and asking cost as the corpus grows. Each index is loaded in a process of its own. */
export async function measureGrowth(material: Material, options: GrowthOptions): Promise<GrowthFigures[]> {
  const folder = await mkdtemp(join(tmpdir(), 'statement-qa-bench-'));
  try {
    const figures: GrowthFigures[] = [];
    for (const size of options.sizes) figures.push(await measureSize(size, { ...options, folder, material }));
    return figures;
  } finally {
    await rm(folder, { recursive: true });
  }
}
