import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseFile, type ParsedDocument } from '../../src/corpus/parse-document.js';
import type { CorpusDocument } from '../../src/types.js';
import { bundledDocument } from '../set-up/bundled.js';
import { launchBrowser } from '../set-up/browser.js';

const PICTURE = `<img src="data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><circle cx="40" cy="40" r="40"/></svg>')}">`;

let browser: Browser;
let statement: CorpusDocument;

beforeAll(async () => {
  browser = await launchBrowser();
  statement = await bundledDocument();
});

afterAll(() => browser.close());

/** What a person gets who prints a page: A5, so that the statement takes several pages, each with header and number. */
async function printed(html: string, { withEdges = true } = {}): Promise<Buffer> {
  const page = await browser.newPage();
  await page.setContent(html);
  const pdf = await page.pdf({
    format: 'A5',
    margin: { top: '20mm', bottom: '20mm', left: '18mm', right: '18mm' },
    displayHeaderFooter: withEdges,
    headerTemplate: '<p style="font-size: 8px; margin: auto">Ministry of Orchards</p>',
    footerTemplate: '<p style="font-size: 8px; margin: auto">Page <span class="pageNumber"></span></p>',
  });
  await page.close();
  return pdf;
}

function documentOf(result: ParsedDocument): CorpusDocument {
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.document;
}

describe('a printed statement has the paragraphs that it was printed from', () => {
  test.each([
    ['parted by gaps', 'p { margin: 1em 0 }'],
    ['parted by indents, in justified lines', 'p { margin: 0; text-indent: 2em; text-align: justify }'],
  ])('%s', async (_case, style) => {
    const body = statement.paragraphs.map(({ text }) => `<p>${text}</p>`).join('\n');
    const html = `<html lang="en-GB"><title>Printed</title><style>${style}</style><h1>A statement</h1>${body}`;
    const document = documentOf(await parseFile('statement.pdf', await printed(html)));
    expect(document.paragraphs.map(({ text }) => text)).toEqual(statement.paragraphs.map(({ text }) => text));
    expect(document).toMatchObject({ id: 'statement', title: 'A statement' });
  });
});

test('a word that is cut at a line’s end is put together where the text has it whole, and kept as it stands elsewhere', async () => {
  const html = `<div style="width: 20em"><p>International talks began in the spring of the year.</p>
    <p>They spoke of inter-<br>national law and of non-<br>binding norms.</p></div>`;
  const { paragraphs } = documentOf(await parseFile('a.pdf', await printed(html)));
  expect(paragraphs[1]?.text).toBe('They spoke of international law and of non-binding norms.');
});

test.each([
  ['of pictures alone', () => printed(PICTURE, { withEdges: false }), 'no text: let a program for OCR'],
  ['in Hebrew', () => printed('<p dir="rtl">הצדדים נפגשו בטוקיו ב-5 במרץ 2018 והסכימו.'), 'from right to left'],
  ['that is broken', () => Promise.resolve(Buffer.from('%PDF-1.7\nnothing')), "can't be read as a PDF"],
])('a PDF %s is refused with the reason', async (_case, bytes, reason) => {
  expect(await parseFile('a.pdf', await bytes())).toMatchObject({
    problems: [{ file: 'a.pdf', reason: expect.stringContaining(reason) as string }],
  });
});
