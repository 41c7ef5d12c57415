import { describe, expect, test } from 'vitest';
import { documentFrom, paragraphTexts, problemsOf } from '../set-up/parsing.js';

describe('bytes to text', () => {
  const text = '---\nid: a\ntitle: T\n---\n# H\n\nOne\ntwo.\n\nThree.\n';

  test('line ends of Windows and a byte order mark change nothing', () => {
    const plain = documentFrom(text);
    expect(documentFrom(text.replaceAll('\n', '\r\n'))).toEqual(plain);
    expect(documentFrom(`\uFEFF${text}`)).toEqual(plain);
    expect(documentFrom(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(plain);
  });

  test('a byte that is not UTF-8 is refused with its line', () => {
    const bytes = Buffer.concat([Buffer.from('eins\nzwei é\n'), Buffer.from('drei é\nvier', 'latin1')]);
    expect(problemsOf(bytes)).toEqual([
      { file: 'text.md', line: 3, reason: expect.stringContaining('UTF-8') as string },
    ]);
    expect(problemsOf(Buffer.from([0xff, 0xfe, 0x41, 0x00]))[0]?.line).toBe(1);
  });
});

test.each(['a.md', 'a.txt', 'a.html'])(
  'a file that is UTF-16 without a mark of it, or full of lost letters, is refused: %s',
  (file) => {
    const refused = [{ file, line: null, reason: expect.stringContaining('UTF-16') as string }];
    expect(problemsOf(Buffer.from('The two sides met.', 'utf16le'), file)).toEqual(refused);
    expect(problemsOf('\uFFFD\uFFFD \uFFFD met.', file)).toEqual(refused);
    expect(paragraphTexts('They met \uFFFD.', file)).toEqual(['They met \uFFFD.']);
  },
);

test('what PostgreSQL takes in no JSON is a replacement character, wherever it stands', () => {
  const front = 'title: "A\\0 \\uD800title \\uD83D\\uDE00"\nsource: "\\uDC00source"';
  expect(documentFrom(`---\n${front}\n---\nOne\u0000two. 😀`, 'a.txt')).toMatchObject({
    title: 'A\uFFFD \uFFFDtitle 😀',
    source: '\uFFFDsource',
    paragraphs: [{ text: 'One\uFFFDtwo. 😀' }],
  });
});

describe('front matter', () => {
  test('gives id, title, date, source and language', () => {
    const front = 'id: a.b_c-1\ntitle: "T: 1"\ndate: 2018-03-05\nsource: S\nlanguage: ja\nother: [left, alone]';
    expect(documentFrom(`---\n${front}\n---\n文。`)).toMatchObject({
      id: 'a.b_c-1',
      title: 'T: 1',
      date: '2018-03-05',
      source: 'S',
      language: 'ja',
    });
  });

  test('may be left out: the file name gives the id', () => {
    expect(documentFrom('Text.', 'Sub folder/EU Stätement (2018).md')).toMatchObject({
      id: 'sub-folder-eu-statement-2018',
      date: null,
      source: null,
      language: 'en',
    });
  });

  test('takes numbers as they are written, and empty keys for none', () => {
    const front = 'id: 007\ntitle: 2024.10\ndate:\nsource: ~\nlanguage: null';
    expect(documentFrom(`---\n${front}\n---\nText.`)).toMatchObject({
      id: '007',
      title: '2024.10',
      date: null,
      source: null,
      language: 'en',
    });
  });

  test.each(['---\n---\nOne.\n\n---\n\nTwo.', '---\n# only a comment\n---\nOne.\n\n---\n\nTwo.'])(
    'may be empty, also where a line of dashes comes later: %j',
    (text) => {
      expect(paragraphTexts(text)).toEqual(['One.', 'Two.']);
    },
  );

  test.each(['text.md', 'text.txt'])('is no text between two rules: %s', (file) => {
    const texts = paragraphTexts('---\n \nAgreed: all of it.\n\n---\n\nTwo.', file);
    expect(texts).toEqual(expect.arrayContaining(['Agreed: all of it.', 'Two.']));
  });

  test.each([
    ['YAML that is not valid', 'id: a\ntitle: "never closed', 3],
    ['a name for something that is not there', 'id: a\ntitle: *Joint* Elements', 3],
    ['a date that is not in the calendar', 'id: a\ntitle: T\ndate: 2018-02-30', 4],
    ['a date of another form', 'date: 5 March 2018', 2],
    ['an id with other characters', 'title: T\nid: A b', 3],
    ['an id that is a list', 'id: [a]', 2],
    ['an empty title', 'id: a\ntitle: ""', 3],
    ['a language that is no tag', 'id: a\nlanguage: english language', 3],
    ['text in place of keys', 'just words', 2],
  ])('%s is refused with its line', (_case, front, line) => {
    expect(problemsOf(`---\n${front}\n---\nText.`).map((problem) => problem.line)).toContain(line);
  });

  test('every wrong key is told at once', () => {
    const problems = problemsOf('---\nid: A\ndate: soon\n---\nText.');
    expect(problems.map(({ line }) => line)).toEqual([2, 3]);
    expect(problems[1]?.reason).toContain('"date" must be a calendar date');
  });
});

describe('a file without a paragraph is refused', () => {
  test.each([
    ['an empty file', ''],
    ['white space only', ' \r\n\t\n'],
    ['front matter only', '---\nid: a\n---'],
    ['headings only', '# One\n\n## Two'],
    ['a comment only', '<!-- later -->'],
  ])('%s', (_case, text) => {
    expect(problemsOf(text)).toEqual([
      { file: 'text.md', line: null, reason: expect.stringContaining('no paragraph') as string },
    ]);
  });
});

test('a file name without letters or digits needs an id in the front matter, or another name where there is none', () => {
  expect(problemsOf('Text.', '声明.md')[0]?.reason).toContain('name one of its own in the front matter');
  expect(problemsOf('<p>Text.', '声明.html')[0]?.reason).toContain('rename the file');
  expect(documentFrom('---\nid: a\n---\nText.', '声明.md').id).toBe('a');
});
