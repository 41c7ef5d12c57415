import { describe, expect, test } from 'vitest';
import { auroc, measure } from '../../src/evaluation/metrics.js';
import type { Outcome } from '../../src/evaluation/outcomes.js';

function outcome(isAnswerable: boolean, fields: Partial<Outcome>): Outcome {
  const gold = isAnswerable ? { paragraphs: [1], must: ['x'], spans: [] } : null;
  return {
    question: { id: 'q', question: 'Q?', gold },
    found: null,
    isRightParagraph: false,
    isRightSentence: false,
    confidence: 0,
    isRefused: false,
    ...fields,
  };
}

describe('the area under the ROC curve', () => {
  test('is 1 where every positive is above every negative, 0 the other way round', () => {
    expect(auroc([0.8, 0.9], [0.1, 0.2])).toBe(1);
    expect(auroc([0.1, 0.2], [0.8, 0.9])).toBe(0);
  });

  test('counts ties half', () => {
    expect(auroc([0.5], [0.5])).toBe(0.5);
    expect(auroc([0.5, 1], [0.5, 0])).toBe((0.5 + 1 + 1 + 1) / 4);
  });

  test('is not known without both sides', () => {
    expect(auroc([], [0.5])).toBeNull();
  });
});

test('a right sentence that is refused counts as found but not as answered', () => {
  const metrics = measure([
    outcome(true, { isRightParagraph: true, isRightSentence: true }),
    outcome(true, { isRightParagraph: true, isRightSentence: true, isRefused: true }),
    outcome(true, { isRightParagraph: true }),
    outcome(true, {}),
    outcome(false, { isRefused: true }),
  ]);
  expect(metrics).toMatchObject({
    answerable: 4,
    unanswerable: 1,
    rightParagraph: 0.75,
    rightSentence: 0.5,
    rightAnswered: 0.25,
    refusedUnanswerable: 1,
    refusedAnswerable: 0.25,
  });
});

test('a system that does not decide is given the best threshold in hindsight', () => {
  const metrics = measure([
    outcome(true, { confidence: 5, isRightSentence: true, isRefused: null }),
    outcome(true, { confidence: 3, isRightSentence: true, isRefused: null }),
    outcome(false, { confidence: 2, isRefused: null }),
    outcome(false, { confidence: 1, isRefused: null }),
  ]);
  expect(metrics).toMatchObject({ rightAnswered: 1, refusedUnanswerable: 1, refusedAnswerable: 0 });
});

test('what a set has no question for is not known', () => {
  expect(measure([outcome(false, {})])).toMatchObject({ rightSentence: null, auroc: null, refusedUnanswerable: 0 });
});
