import { expect, test } from 'vitest';
import type { PdfLine } from '../../src/corpus/pdf/lines.js';
import { withoutRunningLines } from '../../src/corpus/pdf/running-lines.js';

/** What is left of pages whose lines stand below each other; an empty one is a gap. */
function left(pages: readonly (readonly string[])[]): string[] {
  const lines = pages.flatMap((texts, page) =>
    texts.map((text, i): PdfLine => ({ text, page: page + 1, left: 50, right: 400, y: 700 - 20 * i, fontSize: 10 })),
  );
  return withoutRunningLines(lines.filter(({ text }) => text !== '')).map(({ text }) => text);
}

const BODY = ['One line.', 'Another one.', 'And one more.', 'The last one.'];

test('headers and footers are left out, with numbers that count the pages and with those that stay', () => {
  const pages = [1, 2, 3, 4].map((page) => [
    `Report 2023, page ${String(page)} of 4`,
    ...BODY.map((text) => `${text} ${String(page * page)}`),
    'The Council',
    String(page),
  ]);
  expect(left(pages)).toEqual([1, 2, 3, 4].flatMap((page) => BODY.map((text) => `${text} ${String(page * page)}`)));
});

test('headings of parts that begin on each page stay, and so do the lines of a single page', () => {
  const articles = ['Article 1', 'Article 2', 'Article 3', 'Article 4'];
  const pages = articles.map((heading, page) => [heading, ...BODY.map((text) => `${text} ${'x'.repeat(page + 1)}`)]);
  expect(left(pages)).toEqual(pages.flat());
  const years = ['In 2016, 12 states.', 'In 2017, 14 states.', 'Body.', 'In 2018, 19 states.', 'In 2019, 23 states.'];
  expect(left([years])).toEqual(years);
});

test('a line that is only a number is a page’s where it counts the pages or stands apart', () => {
  const pages = [
    [...BODY, 'They have met since', '2019.'],
    ['2017', 'was the year before.', ...BODY, '– 2 –'],
    ['3', ...BODY, 'The end.'],
  ];
  expect(left(pages)).toEqual([...(pages[0] ?? []), '2017', 'was the year before.', ...BODY, ...BODY, 'The end.']);
  const bodies = ['x', 'y', 'z'].map((mark) => BODY.map((text) => text + mark));
  expect(left(bodies.map((body, page) => [...body, String(page + 17)]))).toEqual(bodies.flat());
  expect(left([[...BODY, '', '17']])).toEqual(BODY);
});
