import { expect, test } from 'vitest';
import type { Reader } from '../../src/reading/reading.js';
import { RememberingReader } from '../../src/evaluation/remembering-reader.js';

test('a passage is read once for a question, and told again for each time it is asked for', async () => {
  const read: string[] = [];
  const reader: Reader = {
    read: (question, passages) => {
      read.push(...passages.map((passage) => `${question} ${passage}`));
      return Promise.resolve(passages.map((passage) => ({ words: [], starts: [passage.length], ends: [] })));
    },
  };
  const remembering = new RememberingReader(reader);
  const first = await remembering.read('Where?', ['in Oslo', 'nowhere', 'in Oslo']);
  expect(await remembering.read('Where?', ['nowhere', 'abroad'])).toMatchObject([{ starts: [7] }, { starts: [6] }]);
  await remembering.read('When?', ['nowhere']);
  expect(first.map(({ starts }) => starts[0])).toEqual([7, 7, 7]);
  expect(read).toEqual(['Where? in Oslo', 'Where? nowhere', 'Where? abroad', 'When? nowhere']);
});
