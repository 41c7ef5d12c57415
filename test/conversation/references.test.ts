import { describe, expect, test } from 'vitest';
import { standaloneQuestion } from '../../src/conversation/standalone-question.js';
import type { Turn } from '../../src/types.js';

/** The question after earlier ones, each with its answer or alone. */
function after(history: readonly (string | readonly [string, string])[], question: string): Promise<string> {
  const turns = history.map((said): Turn => {
    return typeof said === 'string' ? { question: said } : { question: said[0], answer: said[1] };
  });
  return standaloneQuestion(question, turns, () => Promise.resolve(null));
}

describe('a pronoun', () => {
  test.each([
    'If a kettle leaks, can I return it?',
    'If a kettle leaks, who pays for its repair?',
    'If employees fall ill, who do they have to inform?',
    'How should customers return kettles if they are broken?',
    'What happens when an intern falls ill and she has no certificate?',
    'If someone falls ill, who do they inform?',
    'The port authority, did they appeal?',
    'Which countries changed their rules?',
    'Does everyone need their own pass?',
    'Who may bring their own lunch?',
    'Who lost their job?',
    'Did the company that made the kettle recall it?',
    'Who is the author of the report and when did he write it?',
    'What time is it in Tokyo?',
  ])('stands for what its own question names before: %s', async (question) => {
    const history = ['When will the pool close?', ['Who opposed it?', 'Judge Tom Reddy opposed it.']] as const;
    expect(await after(history, question)).toBe(question);
  });

  test.each([
    ['Did the council approve it?', 'Did the council approve the pool?'],
    ['Is a country that owns it bound?', 'Is a country that owns the pool bound?'],
    ['After the fire, was it open?', 'After the fire, was the pool open?'],
    ['Did Japan, the EU and Norway buy it?', 'Did Japan, the EU and Norway buy the pool?'],
    ['Does the policy say who can use it?', 'Does the policy say who can use the pool?'],
    ['How much did the council pay when they sold it?', 'How much did the council pay when they sold the pool?'],
    [
      'Did the members of the council say when they sold it?',
      'Did the members of the council say when they sold the pool?',
    ],
    ['What time is it on Mondays?', 'What time is the pool on Mondays?'],
    ['Did it change its hours?', 'Did the pool change its hours?'],
    ['Does the mayor support its closure?', 'Does the mayor support the closure of the pool?'],
  ])(
    'stands for what was said before where its own question names nothing for it: %s',
    async (question, understood) => {
      expect(await after(['When will the pool close?'], question)).toBe(understood);
    },
  );
});

describe('a word that may point back', () => {
  test.each([
    'Is Halden the one with the bridge?',
    'Who was the one who dissented?',
    'What is the one rule everybody must follow?',
    'Are part-time and full-time staff treated the same?',
    'Is the number the same on all kettles?',
    'Who said that?',
    'Why did the council decide that?',
    'Who confirmed this?',
    'Did the ministry find that out?',
  ])('is left where it points to nothing that was named: %s', async (question) => {
    expect(await after(['When will the pool close?'], question)).toBe(question);
  });

  test.each([
    ['Where is the one in Oslo?', 'Where is the pool in Oslo?'],
    ['Is the same pool open now?', 'Is the pool open now?'],
    ['When did they announce it?', 'When did they announce the pool?'],
    ['Who decided that it would close?', 'Who decided that the pool would close?'],
  ])('stands for what was named: %s', async (question, understood) => {
    expect(await after(['When will the pool close?'], question)).toBe(understood);
  });
});

test.each([
  ['What did the court rule?', 'The court ruled that the Board had lied.', 'Why?', 'Why did the court rule that?'],
  ['Who was excluded?', 'The jury had excluded her aunt Hale.', 'By whom?', 'By whom was her aunt Hale excluded?'],
])('words that only complete a question point to nothing else: "%s"', async (earlier, answer, question, understood) => {
  const history = ['Who sued the board?', ['Who heard it?', 'Judge Eva Hale.'], [earlier, answer]] as const;
  expect(await after(history, question)).toBe(understood);
});

test('who goes on doing something is who acted before', async () => {
  const history = [['Which reports did they endorse?', 'The reports of 2013 and 2015.']] as const;
  expect(await after(history, 'How will they keep promoting trade?')).toBe('How will they keep promoting trade?');
});

describe('"there"', () => {
  test.each([
    ['When was Harlan dismissed?', 'On 14 June 2021 Harlan was dismissed.', 'Who was there?'],
    ['When was Reval born?', 'Reval was born in June 1920.', 'Who else was born there?'],
    ['Who took part?', 'Member States of the European Union took part.', 'Was Japan there?'],
    ['Who is Harlan?', 'Harlan was a pilot.', 'Who else worked there?'],
    ['What is the fee?', 'The fee is $5.', 'Can I park there?'],
    ['Where did Ada Lindqvist study?', 'Ada Lindqvist was a student.', 'Who taught there?'],
  ])('is no name that the answer to "%s", "%s", holds', async (earlier, answer, question) => {
    expect(await after([[earlier, answer]], question)).toBe(question);
  });

  test('is where the last question that named a place or an event puts it', async () => {
    const history = ['When was the second dialogue?', ['Who took part?', 'Member States took part.']] as const;
    expect(await after(history, 'Was Japan there?')).toBe('Was Japan at the second dialogue?');
  });

  test('is not who acts there', async () => {
    expect(await after(['Is the Baltic Trade Forum mentioned?'], 'What will they exchange there?')).toBe(
      'What will they exchange at the Baltic Trade Forum?',
    );
  });

  test('is what was asked for as a place', async () => {
    expect(await after([['What is the capital of Peru?', 'Lima.']], 'Who lives there?')).toBe('Who lives in Lima?');
  });
});

test.each([
  ['Why did Mr Haddad oppose the garden?', 'How much does it cost?', 'How much does the garden cost?'],
  ['When did Judge Sandoval retire?', 'When was it announced?', 'When was it announced?'],
])('a title makes a person: "%s" "%s"', async (earlier, question, understood) => {
  expect(await after([earlier], question)).toBe(understood);
});

describe('he or she', () => {
  test.each([
    ['What did Anton Reval design?', 'Reval designed the Orsa Dam.', 'When was he born?', 'When was Anton Reval born?'],
    ['Did anyone disagree?', 'Judge Peter Sandoval dissented.', 'Why did he?', 'Why did Judge Peter Sandoval?'],
    ['Is anyone in charge?', 'Maria Lopez is in charge.', 'Where is she?', 'Where is Maria Lopez?'],
    ['Did anyone disagree?', 'No, nobody did.', 'When did she die?', 'When did she die?'],
    ['What is the Orsa Dam?', 'A dam.', 'When was he born?', 'When was he born?'],
    ['who was anton reval', 'Reval built dams.', 'When did he die?', 'When did anton reval die?'],
  ])('after "%s", "%s", is a person or nobody: %s', async (earlier, answer, question, understood) => {
    expect(await after([[earlier, answer]], question)).toBe(understood);
  });
});

describe('who acts stays the same', () => {
  test.each([
    [['Do they talk about measures?'], 'Do they want more of them?', 'Do they want more of measures?'],
    [['Do they mention trust?', 'Are there special measures?'], 'Do they want more?', 'Do they want more?'],
    [['Is the pool closed, in their view?'], 'Who gains from it?', 'Who gains from the pool?'],
  ])('%s %s', async (history, question, understood) => {
    expect(await after(history, question)).toBe(understood);
  });
});

test.each([
  [
    'Do they want a stable and safe cyberspace?',
    'What would it change?',
    'What would the stable and safe cyberspace change?',
  ],
  ['Do they want an open, free Internet?', 'What about a new law?', 'Do they want a new law?'],
  ['Is there an expert group they talk about?', 'What has it done?', 'What has the expert group done?'],
])('adjectives that "and" or a comma joins are of one noun: %s %s', async (earlier, question, understood) => {
  expect(await after([earlier], question)).toBe(understood);
});
