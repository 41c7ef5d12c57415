import { expect, test } from 'vitest';
import { runInProcess } from '../set-up/program.js';

test('a document without the paragraph that is cited of it is told as wrong usage, with what to do', async () => {
  const { status, printed, told } = await runInProcess(['check', '--document', 'orchard', 'Apples are red.']);
  expect(told).toMatch(/^--document: .*--paragraph/);
  expect(printed).toBe('');
  expect(status).toBe(2);
});
