import { expect, test } from 'vitest';
import { answererFor } from '../set-up/bundled.js';
import { newFolder } from '../set-up/folders.js';

const DOCUMENT = `# Report of the harbour council

The council met in Porto on 3 May 2021 and thanked the mayor.

It regards human rights as the ground of its work. The guards are told to respect human rights on board.

Fishing is forbidden from April to June.`;

test('all that is said about a topic is told, though no sentence has a lead over the other', async () => {
  const answerer = await answererFor(await newFolder({ 'a.md': DOCUMENT }));
  for (const question of ['What is said about human rights?', 'Does it mention human rights?']) {
    const answer = await answerer.ask({ question });
    expect(answer.status).toBe('answered');
    expect(answer.citations.map(({ quote }) => quote).sort()).toEqual([
      'It regards human rights as the ground of its work.',
      'The guards are told to respect human rights on board.',
    ]);
  }
});

test('of a topic that is not spoken of nothing is told', async () => {
  const answerer = await answererFor(await newFolder({ 'a.md': DOCUMENT }));
  for (const question of ['What is said about artificial intelligence?', 'Is climate change mentioned?']) {
    expect(await answerer.ask({ question })).toMatchObject({ status: 'no_answer', reason: 'not_said' });
  }
});
