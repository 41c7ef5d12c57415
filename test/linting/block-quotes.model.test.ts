import { beforeAll, describe, expect, test } from 'vitest';
import { citationText } from '../../src/citation-text.js';
import type { Linter } from '../../src/linting/lint.js';
import { bundledLinter, lintFindings } from '../set-up/lint-findings.js';

const TITLE = '“Joint Elements” from the 3rd Japan-EU Cyber Dialogue – 5 March 2018';

let linter: Linter;

beforeAll(async () => {
  linter = await bundledLinter();
}, 60_000);

function findings(content: string): Promise<string[]> {
  return lintFindings(linter, content);
}

describe('block quotes', () => {
  const QUOTE = "The fourth Japan-EU Cyber Dialogue is to be convened in approximately one year's time in Brussels.";

  test('what the product gives to be pasted passes, and each word changed in it is told', async () => {
    const place = {
      title: TITLE,
      paragraph: 'Paragraph 8',
      address: 'https://qa.example/documents/joint-elements-2018#p8',
    };
    expect(await findings(citationText(QUOTE, place, 'markdown'))).toEqual([]);
    expect(await findings(citationText(QUOTE.replace('Brussels', 'Paris'), place, 'markdown'))).toEqual([
      '1:3 error quote-altered',
    ]);
  });

  test.each([
    ['a citation behind its last words', `> ${QUOTE} [¶8]`],
    ['and a source', `> ${QUOTE}\n> — the EU and Japan, [¶8]`],
    ['the source in a paragraph of its own', `> ${QUOTE}\n>\n> — ${TITLE} (para. 8)`],
    ['and a source on a line of its own', `> ${QUOTE.replace(/\.$/, '')}\n> — The two sides, [¶8]`],
    ['and a source behind marks of any kind', `> »${QUOTE}« ―The two sides [¶8]`],
    ['and a source in parentheses', `> ${QUOTE} (Source: [¶8], 2018)`],
    ['and a source without a dash', `> ${QUOTE}\n>\n> See also [¶8].`],
    ['a link with any label', `> ${QUOTE} [Source](/documents/joint-elements-2018#p8)`],
    ['a bare address', `> ${QUOTE} https://qa.example/documents/joint-elements-2018#p8`],
    ['a link on the quote itself', `> [${QUOTE}](/documents/joint-elements-2018#p8)`],
    ['quotation marks around all of it', `> “${QUOTE}” [¶8]`],
  ])('%s: held against the paragraph that is cited', async (_, content) => {
    expect(await findings(content)).toEqual([]);
    expect(await findings(content.replace(/(¶|para\. |#p)8/, '$17'))).toEqual([
      expect.stringContaining('error quote-misattributed'),
    ]);
    expect(await findings(content.replace('Brussels', 'Tokyo'))).toEqual([
      expect.stringContaining('error quote-altered'),
    ]);
  });

  test('paragraphs that cite are held against their own citations, those of a quote inside against its own', async () => {
    const other = 'Member States of the European Union took part in the dialogue as observers.';
    const first = 'The two sides concluded a successful meeting.';
    expect(await findings(`> ${QUOTE} [¶8]\n>\n> ${first} [¶7]`)).toEqual([]);
    expect(await findings(`> ${QUOTE} [¶7]\n>\n> ${first} [¶8]`)).toEqual([
      '1:3 error quote-misattributed',
      '3:3 error quote-misattributed',
    ]);
    expect(await findings(`> What I think of it, in my own words.\n>\n>> ${other}\n>>\n>> — [¶8]`)).toEqual([]);
  });

  test('what stands between two citations is held against the second; marks behind a citation are not quoted', async () => {
    const first = 'The two sides concluded a successful meeting.';
    expect(await findings(`> ${first.replace('.', '')} (para. 7).`)).toEqual([]);
    expect(await findings(`> ${first} [¶7] ${QUOTE} [¶8]`)).toEqual([]);
    expect(await findings(`> ${first} [¶7] ${QUOTE} [¶7] and [¶6]`)).toEqual(['1:54 error quote-misattributed']);
    expect(await findings(`> ${first} [¶7] ${QUOTE.replace('Brussels', 'Paris')}`)).toEqual([
      '1:54 error quote-altered',
    ]);
  });

  test('a closing sentence that is no quote names no source, nor do words behind a dash that go on', async () => {
    expect(await findings(`> ${QUOTE}\n>\n> The farmers pay for all of it. [¶8]`)).toEqual(['3:3 error quote-absent']);
    expect(await findings('> The two sides concluded\n> – a successful dinner [¶7]')).toEqual([
      '1:3 error quote-altered',
    ]);
  });

  test('an alert, as GitHub has them, quotes only what stands in quotation marks', async () => {
    const content = '> [!NOTE]\n> Brussels will host the fourth dialogue, "the awful meeting of the two sides" [¶8].';
    expect(await findings(content)).toEqual(['2:44 error quote-absent']);
    expect(await findings('> [!NOTE]\n> Brussels will host the fourth dialogue [¶8].')).toEqual([]);
  });

  test('one that cites nothing may be of something else', async () => {
    expect(await findings('> **Note:** this page is no part of any document.\n')).toEqual([]);
  });
});

test('a document’s title quotes nobody, in quotation marks or with some of its own', async () => {
  expect(await findings(`See [${TITLE}](/documents/joint-elements-2018#p8).`)).toEqual([]);
  expect(await findings('The "Joint Elements" [¶8].')).toEqual([]);
});
