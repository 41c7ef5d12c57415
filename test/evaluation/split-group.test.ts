import { expect, test } from 'vitest';
import { isRightSentence, type EvaluationGroup } from '../../src/evaluation/cases.js';
import { splitGroup } from '../../src/evaluation/split-group.js';
import { documentFrom } from '../set-up/parsing.js';

const document = documentFrom('---\nid: five\n---\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.');
const spans = [{ paragraph: 4, text: 'Four', start: 0, end: 4 }];
const group: EvaluationGroup = {
  documents: [document],
  cases: [
    { id: 'fourth', question: 'Which?', gold: { paragraphs: [4], must: [], spans } },
    { id: 'none', question: 'Who?', gold: null },
  ],
};

test('every paragraph comes into one of the parts, numbered from 1 there', () => {
  const parts = splitGroup(group, 2).map(({ documents }) => documents[0]?.paragraphs ?? []);
  expect(parts.map((paragraphs) => paragraphs.map(({ number }) => number))).toEqual([[1, 2], [1, 2], [1]]);
  expect(parts.flat().map(({ text }) => text)).toEqual(document.paragraphs.map(({ text }) => text));
});

test('a question goes with its paragraph, and its answer is still right there', () => {
  const parts = splitGroup(group, 2);
  expect(parts.map(({ cases }) => cases.map(({ id }) => id))).toEqual([[], ['fourth'], []]);
  const [question] = parts[1]?.cases ?? [];
  if (question === undefined) throw new Error('the question is lost');
  expect(isRightSentence(question, { paragraph: 2, quote: 'Four.', start: 0, end: 5 })).toBe(true);
});
