import { readdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { EvaluationSetError } from '../errors.js';
import type { Calibration } from '../retrieval/calibration.js';
import { SET_KINDS, type EvaluationContext } from './sets/set-kinds.js';
import type { SetResult } from './sets/set-result.js';
import { splitOf, type Split, type Splits } from './splits.js';

type EvaluatedModel = Calibration['provenance']['reader'];

/** The models that were evaluated. */
export interface EvaluatedModels {
  readonly model: EvaluatedModel;
  readonly reader: EvaluatedModel;
}

interface EvaluatedArticle {
  readonly title: string;
  readonly split: Split;
}

interface EvaluatedSet extends Omit<SetResult, 'articles'> {
  readonly articles: readonly EvaluatedArticle[];
}

/** What an evaluation found, set by set, and why a figure may be better than it should. */
export interface EvaluationReport extends EvaluatedModels {
  readonly sets: readonly EvaluatedSet[];
  readonly warnings: readonly string[];
}

const REASONS: Readonly<Record<Exclude<Split, 'kept apart'>, string>> = {
  'weights fitted on it': 'the weights of ranking and refusal were fitted on',
  'embedder trained on it': 'the embedder was trained on questions about',
  'not listed': 'the reader may have been trained on what final_articles.txt does not list:',
};

function articleWarnings({ set, articles }: EvaluatedSet): string[] {
  return Object.entries(REASONS).flatMap(([split, reason]) => {
    const titles = articles.filter((article) => article.split === split).map(({ title }) => title);
    return titles.length === 0 ? [] : [`${set} is no fair judge: ${reason} ${titles.join(', ')}`];
  });
}

function warnings(
  sets: readonly EvaluatedSet[],
  models: EvaluatedModels,
  { scaledOn, ...fittedWith }: Calibration['provenance'],
): string[] {
  const scale = basename(scaledOn, extname(scaledOn));
  const otherModels = (['model', 'reader'] as const).filter((role) => fittedWith[role].sha256 !== models[role].sha256);
  return [
    ...otherModels.map(
      (role) =>
        `The weights were fitted with another ${role} (${fittedWith[role].id}) than ${models[role].id} as it is: fit them anew with npm run calibrate`,
    ),
    ...sets
      .filter(({ set }) => set === scale)
      .map(({ set }) => `${set} is no fair judge if it holds the questions that chose the threshold: ${scaledOn}`),
    ...sets.flatMap(articleWarnings),
  ];
}

/** Evaluates every set that a folder holds. @throws EvaluationSetError where it holds none. */
export async function evaluateFolder(
  folder: string,
  context: EvaluationContext,
  models: EvaluatedModels,
  splits: Splits,
): Promise<EvaluationReport> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new EvaluationSetError(folder, 'is no folder that can be read', { cause });
  });
  const { provenance } = context.calibration;
  const sets: EvaluatedSet[] = [];
  for (const { pattern, evaluate } of SET_KINDS) {
    for (const name of names.filter((one) => pattern.test(one)).sort()) {
      const result = await evaluate(join(folder, name), context);
      const articles = result.articles.map((title) => ({ title, split: splitOf(title, splits, provenance) }));
      sets.push({ ...result, articles });
    }
  }
  if (sets.length === 0) {
    const known = SET_KINDS.map(({ files }) => files).join(', ');
    throw new EvaluationSetError(folder, `holds nothing to evaluate; put one or more of these there: ${known}`);
  }
  return { ...models, sets, warnings: warnings(sets, models, provenance) };
}
