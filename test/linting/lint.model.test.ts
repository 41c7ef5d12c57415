import { beforeAll, describe, expect, test } from 'vitest';
import { Linter } from '../../src/linting/lint.js';
import { prettyReport, sarifReport } from '../../src/linting/report.js';
import { bundledDocument } from '../set-up/bundled.js';
import { checkersFor } from '../set-up/checkers.js';
import { documentFrom } from '../set-up/parsing.js';

const ARTICLE = `---
title: Two sides, one cyberspace
---

# Two sides, one cyberspace

When Japan and the EU met in Tokyo, they spoke up for “an open, free, fair, stable
and secure cyberspace” [¶1]. A year later that *"solid basis for national legislation"* still matters [¶5].

Critics say that the text is soft: the norms are "voluntary, binding norms of responsible State behaviour" [¶4].
Others point to "the freedom of expression" (para. 5), and to the promise that
"all data shall be stored in Europe for ten years" [joint-elements-2018 ¶2].

> "no State should [in any way] conduct or support ICT-enabled theft of intellectual property" [¶4]

- Brussels will host the fourth dialogue [¶8].
- The fourth dialogue will be held in Paris [¶8].
- The EU pledged five million euros [¶2].
- Nothing of this is in [¶12], nor in [harvest ¶1].

| What | Where |
| --- | --- |
| "The two sides concluded a successful gathering" | [¶7] |

More in [the last paragraph](/documents/joint-elements-2018#p8:~:text=is%20to%20be%20convened) and
[here](https://example.org/documents/joint-elements-2018#p8:~:text=was%20convened%20in%20Berlin).

\`\`\`
"in favour of a closed cyberspace" [¶99]
\`\`\`

The "cyber" of the "so-called" dialogue is a nickname.
`;

let linter: Linter;

beforeAll(async () => {
  linter = new Linter(await checkersFor([await bundledDocument()]));
}, 60_000);

async function findings(content: string): Promise<string[]> {
  return (await linter.lint('article.md', content)).map(
    ({ line, column, severity, rule }) => `${String(line)}:${String(column)} ${severity} ${rule}`,
  );
}

test('an article’s true quotes and citations pass, each wrong one is told where it stands', async () => {
  expect(await findings(ARTICLE)).toEqual([
    '10:51 error quote-altered',
    '11:18 error quote-misattributed',
    '12:2 error quote-absent',
    '17:3 error claim-contradicted',
    '18:3 warning claim-unsupported',
    '19:25 error paragraph-missing',
    '19:39 error paragraph-missing',
    '23:4 error quote-altered',
    '26:2 error fragment-broken',
  ]);
});

test('the report prints places as compilers do, and the differences of an altered quote', async () => {
  const report = prettyReport(await linter.lint('article.md', ARTICLE), { isColoured: false });
  expect(report).toContain('article.md:10:51: error:');
  expect(report).toContain('voluntary, [-non--]binding norms');
  expect(report).toContain('8 errors, 1 warning');
  expect(report).not.toContain('\u001B');
  expect(prettyReport(await linter.lint('article.md', ARTICLE), { isColoured: true })).toContain('\u001B[31m');
});

test('SARIF tells rule, level and region of each finding', async () => {
  const log = JSON.parse(sarifReport(await linter.lint('docs/my article.md', ARTICLE))) as {
    version: string;
    runs: { results: { ruleId: string; level: string; locations: object[] }[] }[];
  };
  expect(log.version).toBe('2.1.0');
  expect(log.runs[0]?.results).toHaveLength(9);
  expect(log.runs[0]?.results[0]).toMatchObject({
    ruleId: 'quote-altered',
    level: 'error',
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'docs/my%20article.md' },
          region: { startLine: 10, startColumn: 51 },
        },
      },
    ],
  });
});

describe('citations are known in each of their forms', () => {
  test.each([
    ['[¶9]', 1],
    ['[joint-elements-2018 ¶9]', 1],
    ['[¶¶ 8, 9]', 1],
    ['[¶7–9]', 1],
    ['(para. 9)', 1],
    ['(paras. 8 and 9)', 1],
    ['(see paragraph 9)', 1],
    ['[a link](/documents/joint-elements-2018#p9)', 1],
    ['[¶0]', 1],
    ['[¶8]', 0],
    ['(9)', 0],
    ['[9]', 0],
    ['(2018-2019)', 0],
  ])('%s', async (citation, missing) => {
    const found = await findings(`Brussels will host the fourth dialogue ${citation}.`);
    expect(found.filter((finding) => finding.endsWith('paragraph-missing'))).toHaveLength(missing);
  });
});

test('a place is told in the file’s own characters, past entities, escapes and line ends of any kind', async () => {
  expect(await findings('A &amp; B \\* **x** "no State should support the theft of ideas" [¶4].')).toEqual([
    '1:21 error quote-altered',
  ]);
  expect(await findings('One.\r\n\r\nTwo "the two sides concluded an awful meeting" [¶7].')).toEqual([
    '3:6 error quote-altered',
  ]);
});

test('a quote of one document under another’s name is misattributed', async () => {
  const other = documentFrom('---\nid: harvest\n---\nApples are picked by hand in September.');
  const both = new Linter(await checkersFor([await bundledDocument(), other]));
  const [finding] = await both.lint('a.md', 'So "apples are picked by hand" [joint-elements-2018 ¶1].');
  expect(finding).toMatchObject({
    rule: 'quote-misattributed',
    message: expect.stringContaining('harvest ¶1') as string,
  });
});

test.each([
  '',
  '"',
  '[¶',
  '[¶999999999999]',
  '\uD800"\uDC00" [¶1]',
  '"“„«»”" '.repeat(500),
  '> '.repeat(200),
  '(para. 1-9999999)',
])('text that no one writes is no failure: %j', async (content) => {
  await expect(linter.lint('a.md', content)).resolves.toBeInstanceOf(Array);
});
