import { expect, test } from 'vitest';
import { answererFor } from '../set-up/bundled.js';
import { newFolder } from '../set-up/folders.js';

test('a sentence that only shares the answer’s paragraph is not cited beside it', async () => {
  const answerer = await answererFor(
    await newFolder({ 'fruit.md': 'Apples are picked in September. Pears ripen in October.' }),
  );
  const { citations } = await answerer.ask({ question: 'When are apples picked?' });
  expect(citations.map(({ quote }) => quote)).toEqual(['Apples are picked in September.']);
});
