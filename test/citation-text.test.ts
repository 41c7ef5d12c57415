import { expect, test } from 'vitest';
import { citationText } from '../src/citation-text.js';

const place = { title: 'On [brackets]_', paragraph: 'Paragraph 8', address: 'https://qa.example.org/documents/a#p8' };

test('a quote is copied with its citation as text', () => {
  expect(citationText('They met.', place, 'text')).toBe(
    '“They met.”\n— On [brackets]_, Paragraph 8\nhttps://qa.example.org/documents/a#p8',
  );
});

test('as Markdown, what Markdown gives a meaning to stays as it is written', () => {
  expect(citationText('*They*\nmet <b>.', place, 'markdown')).toBe(
    '> \\*They\\*\n> met \\<b\\>.\n>\n> — [On \\[brackets\\]\\_, Paragraph 8](https://qa.example.org/documents/a#p8)',
  );
});
