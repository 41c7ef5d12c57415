import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ModelError } from '../errors.js';

const weight = z.number();
const modelSchema = z.strictObject({ id: z.string(), sha256: z.string() });

const answerabilitySchema = z.strictObject({
  intercept: weight,
  tellingCoverage: weight,
  mentionsKnown: weight,
  agreement: weight,
  /** Of the logarithm of the fit of the answer's type. */
  answerType: weight,
  /** Of a sentence that speaks of the kind that is asked for, and tells neither name nor number of it. */
  isUnnamed: weight,
  /** Of a question for a yes or a no: what it asks for need not be said in so many words. */
  isPolar: weight,
  /** Of the log-odds of the reader's. */
  relevance: weight,
  /** Of the lead of its score before reading over the best of the others, and over their mean. */
  margin: weight,
  prominence: weight,
});

/** What `npm run calibrate` learned, and from what. It holds for the models that it names. */
const calibrationSchema = z.strictObject({
  /** By which the kinds of evidence are mixed into a sentence's score; at least 0, together 1. */
  ranking: z.strictObject({
    lexicalSentence: weight.min(0),
    lexicalParagraph: weight.min(0),
    coverageSentence: weight.min(0),
    coverageParagraph: weight.min(0),
    similaritySentence: weight.min(0),
    similarityParagraph: weight.min(0),
    answerType: weight.min(0),
    mentionsParagraph: weight.min(0),
    relevance: weight.min(0),
    comparison: weight.min(0),
  }),
  /** Logistic regression that gives the probability that the best sentence answers. */
  answerability: answerabilitySchema,
  /** The same where that leaves doubt, of the log-odds of the reader's for the sentences that it was read together with too. */
  doubtfulAnswerability: answerabilitySchema.extend({ relevanceTogether: weight }),
  /** The same for a question that asks what is said about something: others may say as much of it. */
  topicAnswerability: answerabilitySchema.pick({
    intercept: true,
    tellingCoverage: true,
    relevance: true,
    prominence: true,
  }),
  /** A question is answered from this probability on. */
  answersFrom: z.number().min(0).max(1),
  provenance: z.strictObject({
    model: modelSchema,
    reader: modelSchema,
    trainedOn: z.array(z.string()),
    /** Titles of the articles in them. */
    articles: z.array(z.string()),
    /** By which, and by the plain ones of `trainedOn`, the probabilities were scaled and the threshold chosen. */
    scaledOn: z.string(),
  }),
});

export type Calibration = z.infer<typeof calibrationSchema>;

/** @throws ModelError where the file is missing or of another form. */
export async function readCalibration(file: string): Promise<Calibration> {
  try {
    return calibrationSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new ModelError(file, 'is no calibration; make one with: npm run calibrate', { cause });
  }
}
