import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Reader, Reading } from '../../src/reading/reading.js';
import { ranked, type RankedCandidate } from '../../src/retrieval/candidate.js';
import { read, readUntilSettled } from '../../src/retrieval/candidate-reading.js';
import type { Evidence } from '../../src/retrieval/evidence.js';
import type { RankingWeights } from '../../src/retrieval/fusion.js';

const WEIGHTS: RankingWeights = {
  lexicalSentence: 0,
  lexicalParagraph: 0,
  coverageSentence: 0.8,
  coverageParagraph: 0,
  similaritySentence: 0,
  similarityParagraph: 0,
  answerType: 0,
  mentionsParagraph: 0,
  relevance: 0.15,
  comparison: 0.05,
};

interface Sentence {
  readonly coverage: number;
  /** Log-odds that the reader gives it. */
  readonly belief: number;
  readonly agreement: number;
}

const sentence = fc.record<Sentence>({
  coverage: fc.double({ min: 0, max: 1, noNaN: true }),
  belief: fc.double({ min: -6, max: 6, noNaN: true }),
  agreement: fc.constantFrom(0, 1, 1, 1),
});

function candidatesFrom(sentences: readonly Sentence[]): RankedCandidate[] {
  const candidates = sentences.map(({ coverage, agreement }, i) => {
    const evidence: Evidence = {
      lexicalSentence: 0,
      lexicalParagraph: 0,
      coverageSentence: coverage,
      coverageParagraph: 0,
      tellingCoverage: coverage,
      similaritySentence: 0,
      similarityParagraph: 0,
      relevance: 0,
      comparison: 0,
      relevanceTogether: null,
      answerType: 1,
      mentionsParagraph: 0,
      mentionsKnown: 0,
      agreement,
      isOfStranger: false,
      form: 'open',
    };
    const text = String(i);
    const passage = { document: 'the-text', paragraph: i + 1, sentence: 0, start: 0, end: text.length, text };
    return ranked({ asked: 'Who?', passage, evidence, reading: null }, WEIGHTS);
  });
  return candidates.sort((a, b) => b.score - a.score);
}

/** Believes of each passage, named by its number, what the sentence says. */
class Believer implements Reader {
  readonly passages: string[] = [];
  readonly #sentences: readonly Sentence[];

  constructor(sentences: readonly Sentence[]) {
    this.#sentences = sentences;
  }

  read(_question: string, passages: readonly string[]): Promise<Reading[]> {
    this.passages.push(...passages);
    return Promise.resolve(
      passages.map((text) => {
        const belief = this.#sentences[Number(text)]?.belief ?? 0;
        return { words: [{ start: 0, end: text.length }], starts: [belief], ends: [belief] };
      }),
    );
  }
}

function first(places: number, candidates: readonly RankedCandidate[]): number[] {
  return [...candidates]
    .sort((a, b) => b.score - a.score)
    .slice(0, places)
    .map(({ score }) => score);
}

test('the first places are what reading everything would give, and each of them was read', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(sentence, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 12 }),
      async (sentences, places) => {
        const candidates = candidatesFrom(sentences);
        const all = await read('?', candidates, { reader: new Believer(sentences), weights: WEIGHTS }, {});
        const reader = new Believer(sentences);
        const settled = await readUntilSettled('?', candidates, places, { reader, weights: WEIGHTS }, {});
        expect(first(places, settled)).toEqual(first(places, all));
        expect(settled).toHaveLength(candidates.length);
        expect(new Set(reader.passages).size).toBe(reader.passages.length);
        expect(settled.filter(({ reading }) => reading !== null)).toHaveLength(reader.passages.length);
      },
    ),
  );
});

test('what cannot come first any more is not read', async () => {
  const sentences = [
    { coverage: 0.9, belief: 2, agreement: 1 },
    { coverage: 0.88, belief: 0, agreement: 1 },
    { coverage: 0.3, belief: 6, agreement: 1 },
  ];
  const reader = new Believer(sentences);
  await readUntilSettled('?', candidatesFrom(sentences), 1, { reader, weights: WEIGHTS }, {});
  expect(reader.passages).toEqual(['0', '1']);
});
