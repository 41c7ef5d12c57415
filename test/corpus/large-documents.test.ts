import { describe, expect, test } from 'vitest';
import { documentFrom, paragraphTexts } from '../set-up/parsing.js';

// The texts are as large as issue 2 asks for; they must be read, however long a busy machine takes.
describe('10 MB of text', () => {
  const sentence = 'The two sides confirmed their cooperation on cyber issues in Tokyo. ';
  const size = 10_000_000;

  test.each(['a.md', 'a.txt'])(
    'in many paragraphs is read: %s',
    (file) => {
      const paragraph = `${sentence.repeat(10)}\n\n`;
      const count = Math.ceil(size / paragraph.length);
      const { paragraphs } = documentFrom(paragraph.repeat(count), file);
      expect(paragraphs).toHaveLength(count);
      expect(paragraphs.at(-1)?.sentences).toHaveLength(10);
    },
    300_000,
  );

  test.each(['a.md', 'a.txt'])(
    'in a single paragraph is read: %s',
    (file) => {
      const count = Math.ceil(size / sentence.length);
      const { paragraphs } = documentFrom(sentence.repeat(count), file);
      expect(paragraphs).toHaveLength(1);
      expect(paragraphs[0]?.sentences).toHaveLength(count);
    },
    300_000,
  );
});

describe('more neighbours than one call takes arguments are read', () => {
  const count = 130_000;

  test('paragraphs of a page', () => {
    expect(paragraphTexts('<p>One.</p>'.repeat(count), 'a.html')).toHaveLength(count);
  }, 300_000);

  test('words of code in a paragraph', () => {
    const [text = ''] = paragraphTexts('`one` '.repeat(count / 2));
    expect(text.split(' ')).toHaveLength(count / 2);
  }, 300_000);
});
