import { PDFDocument as PdfLibDocument, StandardFonts, type PDFFont, type PDFPage } from 'pdf-lib';
import PdfKitDocument from 'pdfkit';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { parseFile } from '../../src/corpus/parse-document.js';
import { bundledDocument } from '../set-up/bundled.js';

/** In points: sizes, the page's edge and the distance of lines. */
const A5 = { width: 420, height: 595 };
const EDGE = 50;
const SIZE = 10;
const LINE = 13;
const PARAGRAPH_GAP = 9;

type PdfKitOptions = ConstructorParameters<typeof PdfKitDocument>[0];

/** What a report generator gives: its own line breaks, and a number at each page's foot. */
async function byPdfKit(
  paragraphs: readonly string[],
  { textOptions, ...options }: { textOptions: PDFKit.Mixins.TextOptions } & PdfKitOptions,
): Promise<Buffer> {
  const document = new PdfKitDocument({ size: 'A5', margin: EDGE, bufferPages: true, ...options });
  document.font('Times-Roman').fontSize(SIZE);
  for (const paragraph of paragraphs) document.text(paragraph, textOptions);
  const { count } = document.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    document.switchToPage(page);
    document.page.margins.bottom = 0;
    document.text(String(page + 1), A5.width / 2, A5.height - 30, { lineBreak: false });
  }
  document.end();
  return buffer(document);
}

function linesOf(text: string, font: PDFFont): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && font.widthOfTextAtSize(longer, SIZE) <= A5.width - 2 * EDGE)
      lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** What a program gives that places each line by itself. */
async function byPdfLib(paragraphs: readonly string[]): Promise<Buffer> {
  const document = await PdfLibDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  let page: PDFPage | null = null;
  let y = 0;
  for (const paragraph of paragraphs) {
    for (const line of linesOf(paragraph, font)) {
      if (page === null || y < EDGE + LINE) {
        page = document.addPage([A5.width, A5.height]);
        y = A5.height - EDGE;
      }
      page.drawText(line, { x: EDGE, y, size: SIZE, font });
      y -= LINE;
    }
    y -= PARAGRAPH_GAP;
  }
  return Buffer.from(await document.save());
}

/** Half a surrogate pair in a title: PDF.js reads its bytes one by one then, every other of which is NUL. */
async function brokenTitleByPdfLib(): Promise<Buffer> {
  const document = await PdfLibDocument.create();
  document.setTitle('Apples \ud83d');
  document.addPage([A5.width, A5.height]).drawText('They ripen.', { x: EDGE, y: A5.height / 2, size: SIZE });
  return Buffer.from(await document.save());
}

async function pictureByPdfLib(): Promise<Buffer> {
  const document = await PdfLibDocument.create();
  document.addPage([A5.width, A5.height]).drawEllipse({ x: 200, y: 300, xScale: 90, yScale: 60 });
  return Buffer.from(await document.save());
}

function pictureByPdfKit(): Promise<Buffer> {
  const document = new PdfKitDocument({ size: 'A5' });
  document.circle(200, 300, 90).fill('navy');
  document.end();
  return buffer(document);
}

describe('the statement has the same paragraphs, whichever program wrote the PDF', () => {
  test.each([
    ['pdfkit, parted by gaps', (texts: string[]) => byPdfKit(texts, { textOptions: { paragraphGap: PARAGRAPH_GAP } })],
    [
      'pdfkit, justified, parted by indents',
      (texts: string[]) => byPdfKit(texts, { textOptions: { indent: 18, align: 'justify' } }),
    ],
    ['pdf-lib, line by line', byPdfLib],
  ])('%s', async (_case, write) => {
    const texts = (await bundledDocument()).paragraphs.map(({ text }) => text);
    const parsed = await parseFile('statement.pdf', await write(texts));
    if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
    expect(parsed.document.paragraphs.map(({ text }) => text)).toEqual(texts);
  });
});

test('a title in broken UTF-16 brings nothing that can’t be stored', async () => {
  const parsed = await parseFile('a.pdf', await brokenTitleByPdfLib());
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  expect(parsed.document.title.replaceAll('\uFFFD', '')).toContain('Apples');
  expect(parsed.document.title).not.toContain('\0');
});

test.each([
  ['of a drawing alone, by pdfkit', pictureByPdfKit, 'no text'],
  ['of a drawing alone, by pdf-lib', pictureByPdfLib, 'no text'],
  ['that is locked', () => byPdfKit(['Apples.'], { textOptions: {}, userPassword: 'secret' }), 'password'],
])('a PDF %s is refused with the reason', async (_case, write, reason) => {
  expect(await parseFile('a.pdf', await write())).toMatchObject({
    problems: [{ file: 'a.pdf', reason: expect.stringContaining(reason) as string }],
  });
});
