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

test('a question that the document itself asks answers none', async () => {
  const answerer = await answererFor(
    await newFolder({
      'pass.md':
        'How much does the harbour pass cost?\n\nThe harbour pass costs 45 euros.\n\nCan I return the harbour pass?',
    }),
  );
  const { citations } = await answerer.ask({ question: 'How much does the harbour pass cost?' });
  expect(citations.map(({ quote }) => quote)).toEqual(['The harbour pass costs 45 euros.']);
});
