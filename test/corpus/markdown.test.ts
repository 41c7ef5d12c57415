import { describe, expect, test } from 'vitest';
import { documentFrom, paragraphTexts, problemsOf, sentenceTexts } from '../set-up/parsing.js';

describe('the words of a Markdown paragraph', () => {
  test('emphasis, strong, strikethrough and code marks are not part of the text', () => {
    expect(paragraphTexts('The *two* __sides__ ~~not~~ `confirmed` ***all***.')).toEqual([
      'The two sides not confirmed all.',
    ]);
  });

  test('a link is its words, whichever way it is written, and an image none', () => {
    const text =
      'See [the *report*](https://example.org "title"), [it][1] and ![a map](map.png) www.example.org.\n\n[1]: https://example.org';
    expect(paragraphTexts(text)).toEqual(['See the report, it and www.example.org.']);
  });

  test('entities and escapes are the characters that they stand for', () => {
    expect(paragraphTexts('Art. 5 &sect; 2 &amp; 3 \\*not emphasis\\* &#x20AC;5')).toEqual([
      'Art. 5 § 2 & 3 *not emphasis* €5',
    ]);
  });

  test('a soft line break is a space, a hard one of any form a line feed', () => {
    expect(paragraphTexts('one\ntwo  \nthree\\\nfour<br>five<br />six')).toEqual(['one two\nthree\nfour\nfive\nsix']);
  });

  test('inline tags and comments are not part of the text, what they enclose is', () => {
    expect(paragraphTexts('The <b>two</b> sides<!-- really --> agreed.')).toEqual(['The two sides agreed.']);
  });

  test('runs of white space are one space', () => {
    expect(paragraphTexts('The  two \t sides\n   agreed.')).toEqual(['The two sides agreed.']);
  });

  test('a NUL character can not pass for a line break', () => {
    expect(paragraphTexts('one\u0000two and some more words')).toEqual(['one\uFFFDtwo and some more words']);
  });
});

describe('what is a paragraph of its own', () => {
  test('every item of a list, nested ones too, without its bullet or number', () => {
    expect(paragraphTexts('Aims:\n\n- peace\n  1. trust\n  2. order\n- growth\n\n  More growth.\n- [x] done')).toEqual([
      'Aims:',
      'peace',
      'trust',
      'order',
      'growth',
      'More growth.',
      'done',
    ]);
  });

  test('every paragraph of a block quote', () => {
    expect(paragraphTexts('> First.\n>\n> > Second.\n\nThird.')).toEqual(['First.', 'Second.', 'Third.']);
  });

  test('every footnote, where it is written, while its mark is not part of the text', () => {
    expect(paragraphTexts('They agreed.[^1] Later too.\n\n[^1]: In Tokyo.\n\nThe end.')).toEqual([
      'They agreed. Later too.',
      'In Tokyo.',
      'The end.',
    ]);
  });

  test('a table, whose rows are its sentences', () => {
    const { paragraphs } = documentFrom(
      '| Year | Where |\n| --- | :-: |\n| 2018 | *Tokyo*. Japan |\n| | |\n| 2019 | Brussels |',
    );
    expect(paragraphs.map(sentenceTexts)).toEqual([['Year | Where', '2018 | Tokyo. Japan', '2019 | Brussels']]);
  });

  test('a code block, whose lines are its sentences', () => {
    const { paragraphs } = documentFrom('```text\nfirst line. Still first\n\n    second\n```\n\n    indented <b>');
    expect(paragraphs.map(sentenceTexts)).toEqual([['first line. Still first', 'second'], ['indented <b>']]);
  });
});

describe('headings', () => {
  test('are not counted, and every paragraph knows the nearest one above it', () => {
    const { paragraphs } = documentFrom('Before.\n\n# One *big*\n\nFirst.\n\nTwo\n---\n\nSecond.');
    expect(paragraphs.map(({ number, heading, text }) => ({ number, heading, text }))).toEqual([
      { number: 1, heading: null, text: 'Before.' },
      { number: 2, heading: 'One big', text: 'First.' },
      { number: 3, heading: 'Two', text: 'Second.' },
    ]);
  });

  test('the first one is the title where the front matter gives none', () => {
    expect(documentFrom('# The title\n\nText.').title).toBe('The title');
    expect(documentFrom('Text.', 'the file.md').title).toBe('the file.md');
  });
});

describe('HTML blocks', () => {
  test('are refused, each with its line in the file', () => {
    const text = '---\nid: a\n---\nText.\n\n<div>\nwords\n</div>\n\n> <table>\n';
    expect(problemsOf(text).map(({ line }) => line)).toEqual([6, 10]);
    expect(problemsOf(text)[0]).toMatchObject({ file: 'text.md', reason: expect.stringContaining('HTML') as string });
  });

  test('that are comments are passed over, but not words that stand beside one', () => {
    expect(paragraphTexts('One.\n\n<!-- a\n\nb -->\n\n<!-- c --><!-- d -->\n\nTwo.')).toEqual(['One.', 'Two.']);
    expect(problemsOf('One.\n\n<!-- a --> words <!-- b -->')).toHaveLength(1);
    expect(problemsOf('One.\n\n<!-- never closed')).toHaveLength(1);
  });
});

describe('nesting that is too deep for the stack', () => {
  test('of block quotes is refused with its line', () => {
    expect(paragraphTexts(`${'> '.repeat(50)}deep`)).toEqual(['deep']);
    expect(problemsOf(`One.\n\n${'> '.repeat(2000)}deep`).map(({ line }) => line)).toEqual([3]);
  });

  test('of emphasis is read', () => {
    const [text] = paragraphTexts(`${'*a '.repeat(2000)}b${'*'.repeat(2000)}`);
    expect(text?.replaceAll('*', '')).toBe(`${'a '.repeat(2000)}b`);
  });
});

describe('marks that no paragraph of people has so many of', () => {
  const many = 'a*b'.repeat(6000);

  test('are refused with the line of the paragraph', () => {
    const [problem] = problemsOf(`---\nid: a\n---\nOne.\n\n${many}\n`);
    expect(problem).toMatchObject({ line: 6, reason: expect.stringContaining('part it with blank lines') as string });
  });

  test('are read where they are parted, and in code', () => {
    const paragraph = 'a [b. '.repeat(2000).trim();
    const text = [paragraph, paragraph, paragraph].join('\n\n');
    expect(paragraphTexts(text).join('\n\n') === text).toBe(true);
    expect(paragraphTexts(`\`\`\`\n${many}\n\`\`\``)).toEqual([many]);
  });
});

test('a bare address is text like any other', () => {
  expect(
    paragraphTexts('See https://example.org/a_b_c?d=e&f=g or www.example.org, or write to a.b@example.org.'),
  ).toEqual(['See https://example.org/a_b_c?d=e&f=g or www.example.org, or write to a.b@example.org.']);
});

test.each([`\`\`\`\n+${'-'.repeat(120)}+\n\`\`\``, `Fruit | Month\n${'-'.repeat(120)} | ---\nApples | May`])(
  'a long row of marks is no nesting: %s',
  (text) => {
    expect(paragraphTexts(text, 'a.md')).toHaveLength(1);
  },
);
