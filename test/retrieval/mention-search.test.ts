import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lexicalSearchOf } from '../../src/retrieval/lexical-search.js';
import { mentionsIn } from '../../src/retrieval/mentions.js';

/** The part of what a question mentions that paragraphs hold: all of them together, and each. */
function found(question: string, texts: readonly string[]): { known: number; held: number[] } {
  const paragraphs = texts.map((text, i) => ({ document: 'a', paragraph: i + 1, start: 0, end: text.length, text }));
  const sentences = paragraphs.map((passage) => ({ ...passage, sentence: 0 }));
  const { known, held } = lexicalSearchOf({ sentences, paragraphs }).mentions.find(mentionsIn(question));
  return { known, held: paragraphs.map((_, item) => held(item)) };
}

const TEXTS = [
  'The Member States of the United Nations (UN) met; the United Nations thanked the Member States.',
  'The European Union (EU) was there. Minister Emmanuel Macron spoke.',
  'The EU and Japan held a cyber dialogue; the Japan-EU Dialogue goes on. An agency of their own was not founded.',
];

describe('a name', () => {
  test.each([
    ['Did the United States join the talks?', 0],
    ['Did the United Nations join the talks?', 1],
    ['Did the Member States join the talks?', 1],
    ['Was the Japan-EU Cyber Dialogue held?', 1],
    ['Was the Cyber Dialogue held?', 1],
    ['Was the European Dialogue held?', 0],
    ['Did Emmanuel Macron join the talks?', 1],
    ['Did Minister Macron join the talks?', 1],
    ['Did Minister Varga join the talks?', 0],
    ['Was the Space Minister there?', 0],
    ['Did Mr Macron join the talks?', 1],
    ['Did Kiribati join the talks?', 0],
  ])('is known where its words stand side by side: %s', (question, known) => {
    expect(found(question, TEXTS).known).toBe(known);
  });

  test('is known by its words that are there, where two of them stand side by side', () => {
    expect(found('Did President Emmanuel Macron speak?', TEXTS).known).toBe(1);
    expect(found('Did Minister Emmanuel Jean Macron speak?', TEXTS).known).toBeCloseTo(3 / 4);
  });

  test('is known by its words the other way round', () => {
    const texts = ['The Minister of Health spoke for the Ministry.'];
    expect(found('Did the Health Minister speak?', texts).known).toBe(1);
    expect(found('Did the Health Fund speak?', texts).known).toBe(0);
  });

  test('is held by the paragraphs that have it, or an abbreviation that stands for it', () => {
    expect(found('Did the European Union come to them?', TEXTS).held).toEqual([0, 1, 1]);
    expect(found('Did the Member States come to them?', TEXTS).held).toEqual([1, 0, 0]);
    expect(found('Was the Japan-European Union Dialogue held?', TEXTS).held[2]).toBe(1);
  });

  test('is not held for the words of an abbreviation in it', () => {
    expect(found('Did the EU Agency come to them?', TEXTS).known).toBe(0);
    expect(found('Did the EU Agency come to them?', [...TEXTS, 'The European Union Agency.']).held.at(-1)).toBe(1);
  });

  test('that is copied from a text is always known', () => {
    const word = fc.constantFrom(
      'United',
      'Nations',
      'States',
      'North',
      'Korea',
      'EU',
      'UN',
      'Agency',
      'Court',
      'Union',
    );
    const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    const around = fc.array(fc.oneof(word, fc.constantFrom('met', 'the', 'talks.')), { maxLength: 8 });
    fc.assert(
      fc.property(name, around, around, (copied, before, after) => {
        const text = [...before, copied, ...after].join(' ');
        const { known, held } = found(`Did the ${copied} really join?`, ['It rained (UN Nations).', text, ...TEXTS]);
        expect(known).toBe(1);
        expect(held[1]).toBe(1);
      }),
    );
  });
});

test('numbers and single names are held by the word alone', () => {
  expect(found('Were there 3 in Tokyo?', ['three of them', 'in Tokyo']).held).toEqual([0.5, 0.5]);
});

test.each([
  'Which twenty states pledged euros?',
  'Which 20 states pledged euros?',
  'Which dozen states left?',
  'Who left on the thirtieth day?',
  'Who pledged 3 million euros?',
  'Who were the two hundred observers?',
])('a number is known however it is written: %s', (question) => {
  const text =
    'Twenty states pledged 3 million euros. A dozen left on the thirtieth day. There were two hundred observers.';
  expect(found(question, [text]).known).toBe(1);
});
