import { describe, expect, test } from 'vitest';
import { measure } from '../../src/evaluation/measure.js';
import type { Outcome } from '../../src/evaluation/outcomes.js';

const ANSWERABLE = { id: 'q', question: 'Q?', gold: { paragraphs: [1], must: ['x'], spans: [] } };
const UNANSWERABLE = { id: 'u', question: 'U?', gold: null };
const IN_TOKYO = {
  id: 's',
  question: 'Where?',
  gold: { paragraphs: [1], must: [], spans: [{ paragraph: 1, text: 'in Tokyo', start: 0, end: 8 }] },
};
const RIGHT = { isRightParagraph: true, isRightSentence: true };

function outcome(question: Outcome['question'], fields: Partial<Outcome>): Outcome {
  return {
    question,
    found: null,
    text: '',
    isRightParagraph: false,
    isRightSentence: false,
    confidence: 0,
    isRefused: false,
    ...fields,
  };
}

test('a right sentence that is refused counts as found but not as answered', () => {
  const figures = measure([
    outcome(ANSWERABLE, RIGHT),
    outcome(ANSWERABLE, { ...RIGHT, isRefused: true }),
    outcome(ANSWERABLE, { isRightParagraph: true }),
    outcome(ANSWERABLE, {}),
    outcome(UNANSWERABLE, { isRefused: true }),
  ]);
  expect(figures).toMatchObject({
    rightParagraph: 0.75,
    rightSentence: 0.5,
    rightAnswered: 0.25,
    refusedUnanswerable: 1,
    refusedAnswerable: 0.25,
    accuracy: 2 / 5,
  });
});

test('a system that does not decide is given the best threshold in hindsight', () => {
  const figures = measure([
    outcome(ANSWERABLE, { ...RIGHT, confidence: 5, isRefused: null }),
    outcome(ANSWERABLE, { ...RIGHT, confidence: 3, isRefused: null }),
    outcome(UNANSWERABLE, { confidence: 2, isRefused: null }),
    outcome(UNANSWERABLE, { confidence: -Infinity, isRefused: null }),
  ]);
  expect(figures).toMatchObject({ rightAnswered: 1, refusedUnanswerable: 1, refusedAnswerable: 0, accuracy: 1 });
  expect(figures.aurc).toBeCloseTo((0 + 0 + 1 / 3 + 1 / 2) / 4, 10);
});

test('only a confidence that is a probability has a calibration error', () => {
  expect(measure([outcome(ANSWERABLE, { ...RIGHT, confidence: 0.75 })]).calibrationError).toBeCloseTo(0.25, 10);
  expect(measure([outcome(ANSWERABLE, { ...RIGHT, confidence: 5, isRefused: null })]).calibrationError).toBeNull();
});

describe('exact match and F1', () => {
  test('a refused question with an answer counts 0, one without counts 1, and both are left out beside', () => {
    const figures = measure([
      outcome(IN_TOKYO, { text: 'Tokyo', confidence: 0.9 }),
      outcome(IN_TOKYO, { text: 'In Tokyo.', confidence: 0.9 }),
      outcome(IN_TOKYO, { text: 'in Tokyo', isRefused: true }),
      outcome(UNANSWERABLE, { isRefused: true }),
      outcome(UNANSWERABLE, { text: 'Paris' }),
    ]);
    expect(figures.exactMatch).toBeCloseTo((0 + 1 + 0 + 1 + 0) / 5, 10);
    expect(figures.f1).toBeCloseTo((2 / 3 + 1 + 0 + 1 + 0) / 5, 10);
    expect(figures.exactMatchAnswered).toBeCloseTo(1 / 2, 10);
    expect(figures.f1Answered).toBeCloseTo((2 / 3 + 1) / 2, 10);
  });

  test('are not known where right answers are not known by their words', () => {
    const figures = measure([outcome(ANSWERABLE, RIGHT), outcome(UNANSWERABLE, {})]);
    expect(figures).not.toHaveProperty('f1');
    expect(figures).not.toHaveProperty('exactMatchAnswered');
  });
});

test('what a set has no question for is not known', () => {
  expect(measure([outcome(UNANSWERABLE, {})])).toMatchObject({
    rightSentence: null,
    auroc: null,
    refusedUnanswerable: 0,
  });
});
