import { expect, test } from 'vitest';
import { answererFor } from '../set-up/bundled.js';
import { newFolder } from '../set-up/folders.js';

function statement(who: string): string {
  return `# Joint statement

The delegations met in Geneva on 3 May 2021 to talk about the safety of networks.

The United Nations took part as an observer. ${who} joined the talks in the afternoon.

The Member States of the United Nations agreed on eleven norms.`;
}

test('who is not named is not answered about, though the words of the name stand there', async () => {
  const answerer = await answererFor(await newFolder({ 'a.md': statement('The Member States') }));
  for (const question of ['What did the United States agree on?', 'Where did the United States meet?']) {
    expect(await answerer.ask({ question })).toMatchObject({ status: 'no_answer', reason: 'not_said' });
  }
});

test('who is named is answered about', async () => {
  const answerer = await answererFor(await newFolder({ 'a.md': statement('The United States') }));
  const question = 'Did the United States join the talks?';
  expect(await answerer.ask({ question })).toMatchObject({
    status: 'answered',
    citations: [{ quote: 'The United States joined the talks in the afternoon.' }],
  });
});

test('a country is known by what its people are called, and one that stands nowhere is not answered about', async () => {
  const text = 'The Norwegian minister opened the talks in Porto. The delegations agreed on fishing quotas.';
  const answerer = await answererFor(await newFolder({ 'a.md': text }));
  expect(await answerer.ask({ question: 'Who from Norway opened the talks?' })).toMatchObject({ status: 'answered' });
  for (const question of ['Did Australia agree on fishing quotas?', 'Who from Peru opened the talks in Porto?']) {
    expect(await answerer.ask({ question })).toMatchObject({ status: 'no_answer', reason: 'not_said' });
  }
});
