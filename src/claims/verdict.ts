import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ModelError } from '../errors.js';
import { logitOf, logOdds } from '../logistic.js';
import type { Verdict } from '../types.js';
import type { ComparedSentence } from './evidence-finder.js';

const weight = z.number();
const regressionSchema = z.strictObject({
  intercept: weight,
  coverage: weight,
  isOfAnother: weight,
  entailed: weight,
  nearestEntailed: weight,
  nearestRefuted: weight,
  refuted: weight,
  unsaid: weight,
  isUnproven: weight,
  nameGap: weight,
  supporting: weight,
  contradicting: weight,
  hasConflict: weight,
  conflictNameGap: weight,
});

/** What `npm run fit-claims` learned, and from what. */
const verdictWeightsSchema = z.strictObject({
  /** A multinomial logistic regression over `VerdictFeatures`; "not found" is what the two are held against. */
  supported: regressionSchema,
  contradicted: regressionSchema,
  /** The probability from which on a claim is called supported. */
  supportedFrom: z.number().min(0).max(1),
  /** The same for contradicted where no sentence differs in a way that can be named. */
  contradictedFrom: z.number().min(0).max(1),
  provenance: z.strictObject({
    fittedOn: z.array(z.string()),
    claims: z.int(),
    lexicon: z.string(),
    model: z.strictObject({ id: z.string(), sha256: z.string() }),
  }),
});

export type VerdictWeights = z.infer<typeof verdictWeightsSchema>;
export type VerdictRegression = z.infer<typeof regressionSchema>;

/** @throws ModelError where the file is missing or of another form. */
export async function readVerdictWeights(file: string): Promise<VerdictWeights> {
  try {
    return verdictWeightsSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new ModelError(file, 'holds no weights for verdicts; make them with: npm run fit-claims', { cause });
  }
}

/** What sentences together tell of a claim. Readings are logarithms of odds, all else is from 0 to 1. */
export type VerdictFeatures = Readonly<Omit<Record<keyof VerdictRegression, number>, 'intercept'>>;

type JudgedSentence = Pick<ComparedSentence, 'comparison' | 'reading'>;

/** No probability counts for nearer to 0 or 1 than this. */
const LEAST = 0.005;
/** What counts of a passage that was not read: each verdict is as likely. */
const UNREAD = 1 / 3;
/** What a sentence leaves open weighs more the less it is: so coverage counts by this power. */
const STEEPNESS = 4;

function entailed({ reading }: JudgedSentence): number {
  return logOdds(reading?.supported ?? UNREAD, LEAST);
}

function refuted({ reading }: JudgedSentence): number {
  return logOdds(reading?.contradicted ?? UNREAD, LEAST);
}

function notFound({ reading }: JudgedSentence): number {
  return logOdds(reading?.notFound ?? UNREAD, LEAST);
}

/** How much of the claim a sentence covers, the most telling word that it lacks counting half as much again. */
export function nearness({ comparison: { features } }: JudgedSentence): number {
  return features.coverage - features.gap / 2;
}

/** Of sentences that come as near one that speaks of the same. */
function nearest<Sentence extends JudgedSentence>(sentences: readonly Sentence[]): Sentence | null {
  const isBefore = (one: Sentence, best: Sentence): boolean =>
    nearness(one) === nearness(best)
      ? best.comparison.isOfAnother && !one.comparison.isOfAnother
      : nearness(one) > nearness(best);
  return sentences.reduce<Sentence | null>((best, one) => (best === null || isBefore(one, best) ? one : best), null);
}

/** A sentence without a mismatch that names all that the claim names, and more than which the claim doesn't say. */
function canSupport({ comparison: { features, isUnproven } }: JudgedSentence): boolean {
  return features.conflict === 0 && features.nameGap === 0 && !isUnproven;
}

/** A sentence that speaks of the same and differs. */
function canContradict({ comparison: { features, isOfAnother } }: JudgedSentence): boolean {
  return features.conflict === 1 && !isOfAnother;
}

/** A sentence that has none of the claim's names. */
function namesNone({ comparison: { features } }: JudgedSentence): boolean {
  return features.nameGap === 1;
}

/** A sentence speaks of a claim where it covers this part of it. */
const SPEAKS_FROM = 0.5;

/** Whether a sentence contradicts a claim by something that can be named. */
function contradictsByName(evidence: JudgedSentence): boolean {
  return canContradict(evidence) && evidence.comparison.features.coverage >= SPEAKS_FROM;
}

/** Of the sentences that a claim is held against; null where there is none. */
export function verdictFeatures(sentences: readonly JudgedSentence[]): VerdictFeatures | null {
  const best = nearest(sentences);
  if (best === null) return null;
  const read = sentences.filter(({ reading }) => reading !== null);
  // What one sentence is read to bear out, another's names do not make good.
  const naming = read.filter(({ comparison }) => comparison.features.nameGap === 0);
  const entailing = [naming, read, [best]].find(({ length }) => length > 0) ?? [];
  const [nearestRead, readOnes] = [nearest(read) ?? best, read.length > 0 ? read : [best]];
  const supporting = nearest(sentences.filter(canSupport));
  const contradicting = nearest(sentences.filter(canContradict));
  return {
    coverage: best.comparison.features.coverage,
    isOfAnother: Number(best.comparison.isOfAnother),
    entailed: Math.max(...entailing.map(entailed)),
    nearestEntailed: entailed(nearestRead),
    nearestRefuted: refuted(nearestRead),
    refuted: Math.max(...readOnes.map(refuted)),
    unsaid: Math.min(...readOnes.map(notFound)),
    isUnproven: Number(best.comparison.isUnproven),
    nameGap: best.comparison.features.nameGap,
    supporting: (supporting?.comparison.features.coverage ?? 0) ** STEEPNESS,
    contradicting: (contradicting?.comparison.features.coverage ?? 0) ** STEEPNESS,
    hasConflict: Number(contradicting !== null),
    conflictNameGap: contradicting?.comparison.features.nameGap ?? 1,
  };
}

type Regressions = Pick<VerdictWeights, 'supported' | 'contradicted'>;
type Thresholds = Pick<VerdictWeights, 'supportedFrom' | 'contradictedFrom'>;

/** How likely each verdict is by these sentences, together 1. */
export function verdictProbabilities(
  sentences: readonly JudgedSentence[],
  weights: Regressions,
): Readonly<Record<Verdict, number>> {
  const features = verdictFeatures(sentences);
  if (features === null) return { supported: 0, contradicted: 0, not_found: 1 };
  const [supported, contradicted] = [
    Math.exp(logitOf(features, weights.supported)),
    Math.exp(logitOf(features, weights.contradicted)),
  ];
  const total = supported + contradicted + 1;
  return { supported: supported / total, contradicted: contradicted / total, not_found: 1 / total };
}

/** A verdict and its probability. */
export interface Decision {
  readonly verdict: Verdict;
  readonly confidence: number;
}

/** A sentence that covers this part of a claim says it in so many words, */
const IN_SO_MANY_WORDS = 0.97;
/** unless the model finds contradiction likelier than support by this much. */
const DOUBTED_FROM = 0.9;

function coversAll(evidence: JudgedSentence): boolean {
  return canSupport(evidence) && evidence.comparison.features.coverage >= IN_SO_MANY_WORDS;
}

/** Whether a sentence says what a claim says, in so many words. */
export function saysIt(evidence: JudgedSentence): boolean {
  const doubt = (evidence.reading?.contradicted ?? 0) - (evidence.reading?.supported ?? 0);
  return coversAll(evidence) && doubt < DOUBTED_FROM;
}

/** Whether a claim is a sentence with words left out: no other verdict need be unlikely then. */
function leavesOutOnly(evidence: JudgedSentence): boolean {
  return coversAll(evidence) && evidence.comparison.isInOrder;
}

/** What is said in so many words is supported where that is at least so likely as a part of any other verdict. */
const SAID_PART = 0.65;
/** The same where it is a sentence with words left out. */
const LEFT_OUT_PART = 0.37;
/** A claim stands near the text where the nearest sentence covers this part of it: then every word counts. */
const NEAR_FROM = 0.7;

/**
 * The likeliest verdict, where that is enough. Support must be sure, or in so many words in a sentence. What goes further than
 * the nearest sentence, or names what that doesn't, is as good as not found: near the text it isn't supported, and nowhere
 * contradicted unless that is likelier than both others. A contradiction must be sure and of somebody whom
 * a sentence names, or by name in a sentence that speaks of the claim.
 */
export function decide(
  sentences: readonly JudgedSentence[],
  { supportedFrom, contradictedFrom, ...weights }: Regressions & Thresholds,
): Decision {
  const { supported, contradicted, not_found } = verdictProbabilities(sentences, weights);
  const likeliestOther = Math.max(contradicted, not_found);
  const isSaid = supported >= SAID_PART * likeliestOther && sentences.some(saysIt);
  const isShortened = supported >= LEFT_OUT_PART * likeliestOther && sentences.some(leavesOutOnly);
  if (isSaid || isShortened) {
    return { verdict: 'supported', confidence: Math.max(supported, supportedFrom) };
  }
  const best = nearest(sentences)?.comparison;
  const goesFurther = best !== undefined && (best.isUnproven || best.features.nameGap > 0);
  const isMoreThanSaid = goesFurther && best.features.coverage >= NEAR_FROM;
  if (!isMoreThanSaid && supported >= Math.max(supportedFrom, likeliestOther)) {
    return { verdict: 'supported', confidence: supported };
  }
  const unsaid = goesFurther ? supported + not_found : not_found;
  // What is said of others does not refute what is claimed of somebody whom no sentence names.
  const isOfStrangers = best?.isOfAnother === true && sentences.every(namesNone);
  const isContradicted =
    contradicted > Math.max(supported, unsaid) &&
    ((contradicted >= contradictedFrom && !isOfStrangers) || sentences.some(contradictsByName));
  return isContradicted
    ? { verdict: 'contradicted', confidence: contradicted }
    : { verdict: 'not_found', confidence: unsaid };
}
