import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EvaluationSetError } from '../errors.js';
import type { Calibration } from '../retrieval/calibration.js';

/** What an article served for before it was evaluated. */
export type Split = 'kept apart' | 'weights fitted on it' | 'embedder trained on it' | 'not listed';

/** Titles, spelled with spaces, of the articles that the training scripts keep from part of the training. */
export interface Splits {
  readonly final: ReadonlySet<string>;
  readonly calibration: ReadonlySet<string>;
  readonly setAside: ReadonlySet<string>;
}

function spelled(title: string): string {
  return title.trim().replaceAll('_', ' ');
}

async function titles(folder: string, name: string): Promise<Set<string>> {
  const file = join(folder, name);
  try {
    const lines = (await readFile(file, 'utf8')).split('\n').map(spelled);
    return new Set(lines.filter((title) => title !== ''));
  } catch (cause) {
    throw new EvaluationSetError(file, "can't be read: it tells which articles are kept apart", { cause });
  }
}

/** The lists that the training scripts go by. @throws EvaluationSetError */
export async function readSplits(folder: string): Promise<Splits> {
  const [final, calibration, setAside] = await Promise.all([
    titles(folder, 'final_articles.txt'),
    titles(folder, 'calibration_articles.txt'),
    titles(folder, 'set_aside_articles.txt'),
  ]);
  return { final, calibration, setAside };
}

/** What an article served for, by the lists and by what the weights say of their own making. */
export function splitOf(title: string, splits: Splits, { articles }: Calibration['provenance']): Split {
  const name = spelled(title);
  if (splits.calibration.has(name) || articles.map(spelled).includes(name)) return 'weights fitted on it';
  if (splits.setAside.has(name)) return 'embedder trained on it';
  return splits.final.has(name) ? 'kept apart' : 'not listed';
}
