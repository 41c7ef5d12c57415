import { beforeAll, describe, expect, test } from 'vitest';
import { verdictsFile } from '../../src/assembly/bundled.js';
import { ClaimChecker } from '../../src/claims/claim-checker.js';
import type { ClaimReader } from '../../src/claims/claim-reader.js';
import { readVerdictWeights } from '../../src/claims/verdict.js';
import { Linter } from '../../src/linting/lint.js';
import { prettyReport, sarifReport } from '../../src/linting/report.js';
import { QuoteChecker } from '../../src/quotes/quote-checker.js';
import { indexDocuments } from '../../src/vector-index/index-documents.js';
import { bundledLexicon } from '../../src/vocabulary/lexicon.js';
import { bundledCalibration, bundledDocument, bundledEmbeddings } from '../set-up/bundled.js';
import { checkersFor } from '../set-up/checkers.js';
import { bundledLinter, lintFindings } from '../set-up/lint-findings.js';
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
  linter = await bundledLinter();
}, 60_000);

function findings(content: string): Promise<string[]> {
  return lintFindings(linter, content);
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
  const log = JSON.parse(sarifReport(await linter.lint('docs/my article #1.md', ARTICLE))) as {
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
          artifactLocation: { uri: 'docs/my%20article%20%231.md' },
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
    ['(cf. para. 9)', 1],
    ['(e.g., paras. 8 and 9)', 1],
    ['(see also joint-elements-2018, paragraph 9)', 1],
    ['[a link](/documents/joint-elements-2018#p9)', 1],
    ['[¶8 and ¶9]', 1],
    ['[¶3–60, and ¶99]', 1],
    ['[¶99; harvest ¶2]', 2],
    ['(paragraphs 8 to 9)', 1],
    ['[¶0]', 1],
    ['[¶8]', 0],
    ['(9)', 0],
    ['[9]', 0],
    ['(2018-2019)', 0],
  ])('%s', async (citation, missing) => {
    const found = await findings(`Brussels will host the fourth dialogue ${citation}.`);
    expect(found.filter((finding) => finding.endsWith('paragraph-missing'))).toHaveLength(missing);
  });

  test.each(['see', 'See also', 'in', 'at', 'under', 'cf.', 'of', 'the', 'in the', 'e.g.'])(
    '“%s” before a paragraph names no document',
    async (leadIn) => {
      const content = `Brussels will host the fourth dialogue (${leadIn} paragraph 9) [${leadIn} ¶9].`;
      const messages = (await linter.lint('a.md', content)).map(({ message }) => message);
      expect(messages).toEqual(Array(2).fill('There is no ¶9: paragraphs go up to 8.'));
    },
  );

  test.each(['(from para. 8)', '(per ¶8)', '(Statement, para. 8)', '[from ¶8]', '(joint-elements-2018, para. 8)'])(
    '%s names no document that is missing',
    async (citation) => {
      expect(await findings(`Brussels will host the fourth dialogue ${citation}.`)).toEqual([]);
    },
  );

  test('a document whose name begins like such a word is still named', async () => {
    const [finding] = await linter.lint('a.md', 'So it is (see the-statement, para. 1).');
    expect(finding?.message).toBe('There is no document "the-statement".');
  });
});

test('a quote of several sentences is held against the paragraph that is cited after it', async () => {
  const { paragraphs } = await bundledDocument();
  for (const { number, text, sentences } of paragraphs) {
    const runs = sentences.slice(1).map(({ end }) => text.slice(sentences[0]?.start, end));
    for (const quote of runs) {
      expect(await findings(`The statement says "${quote}" [¶${String(number)}].`)).toEqual([]);
      const elsewhere = `The statement says "${quote}" [¶${String((number % paragraphs.length) + 1)}].`;
      expect(await findings(elsewhere)).toEqual(['1:21 error quote-misattributed']);
    }
  }
});

describe('a citation after a full stop belongs to the sentence before it', () => {
  test.each(['[¶8]', '(para. 8)', '[¶8](/documents/joint-elements-2018#p8)', '[¶8] [¶7]'])(
    'amid a paragraph, %s',
    async (citation) => {
      const [claim, next] = ['The fourth dialogue will be held in Paris.', 'It is good news.'];
      const found = await linter.lint('a.md', `So it was said. ${claim} ${citation} ${next}`);
      const message = expect.stringMatching(/¶8 says otherwise: "Paris" against "Brussels"/) as string;
      expect(found).toMatchObject([{ column: 17, message }]);
    },
  );

  test('but not where the citation is what the next one speaks of', async () => {
    const content = 'Where will they meet next? [¶8] says that the fourth dialogue will be held in Paris.';
    expect(await findings(content)).toEqual(['1:28 error claim-contradicted']);
  });
});

test.each(['[¶2, 8]', '[¶8, 2]', '[¶2] (para. 8)'])(
  'of paragraphs cited together, %s, the one that contradicts is told',
  async (citations) => {
    expect(await linter.lint('a.md', `The fourth dialogue will be held in Paris ${citations}.`)).toMatchObject([
      { severity: 'error', message: '¶8 says otherwise: "Paris" against "Brussels".' },
    ]);
  },
);

describe('a paragraph’s number is told from that of another document', () => {
  const MEETING = 'The council met for the first time.\n\nThe committee will meet in Brussels in May.';
  const documents = [
    documentFrom('---\nid: orchard\n---\nApples are picked by hand.\n\nThe pears are sold at the market.'),
    documentFrom(`---\nid: council\n---\n${MEETING}`),
    documentFrom(`---\nid: council-again\n---\n${MEETING}`),
  ];
  let several: Linter;

  beforeAll(async () => {
    several = new Linter(await checkersFor(documents));
  }, 60_000);

  test.each([
    ['Paris', 'orchard ¶2', ['orchard ¶2 does not bear out this sentence.']],
    ['Paris', 'council ¶2', ['council ¶2 says otherwise: "Paris" against "Brussels".']],
    ['Paris', 'council-again ¶2', [expect.stringMatching(/^council-again ¶2 says otherwise: ".*Brussels/)]],
    ['Paris', '¶2', [expect.stringMatching(/^council ¶2 says otherwise: /)]],
    ['Brussels', 'orchard ¶2', ['orchard ¶2 does not bear out this sentence. council ¶2 does.']],
    ['Brussels', '¶1', ['¶1 does not bear out this sentence. council ¶2 does.']],
    ['Brussels', 'council-again ¶2', []],
  ])('%s [%s]', async (place, cited, messages) => {
    const found = await several.lint('a.md', `The committee will meet in ${place} in May [${cited}].`);
    expect(found.map(({ message }) => message)).toEqual(messages);
  });
});

test('where no word of the sentence differs, the words that contradict it are quoted', async () => {
  const contradicting: ClaimReader = {
    read: (_, passages) => Promise.resolve(passages.map(() => ({ supported: 0, contradicted: 1, notFound: 0 }))),
  };
  const documents = [await bundledDocument()];
  const embeddings = bundledEmbeddings();
  const quoteChecker = new QuoteChecker(documents);
  const claimChecker = new ClaimChecker({
    index: await indexDocuments(documents, embeddings, await embeddings.identity()),
    ranking: (await bundledCalibration()).ranking,
    weights: await readVerdictWeights(verdictsFile()),
    lexicon: bundledLexicon(),
    claimReader: contradicting,
    quoteChecker,
  });
  const [finding] = await new Linter({ quoteChecker, claimChecker }).lint(
    'a.md',
    'Only Japan took part in the dialogue [¶8].',
  );
  expect(finding?.message).toMatch(/^¶8 says otherwise: "The third formal Japan-EU Cyber Dialogue .*"\.$/);
});

test('a place is told in the file’s own characters, past entities, escapes and line ends of any kind', async () => {
  expect(await findings('A &amp; B \\* **x** "no State should support the theft of ideas" [¶4].')).toEqual([
    '1:21 error quote-altered',
  ]);
  expect(await findings('One.\r\n\r\nTwo "the two sides concluded an awful meeting" [¶7].')).toEqual([
    '3:6 error quote-altered',
  ]);
});

test('front matter without a line hides nothing of what follows', async () => {
  const content = '---\n---\n\nSo "no State should support the theft of ideas" [¶4].\n\n---\n\nThe end.';
  expect(await findings(content)).toEqual(['4:5 error quote-altered']);
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

test('a short quote with a citation, and a link that names its address elsewhere, are checked too', async () => {
  const content =
    'They promised "free purple cows" [¶4]. See [it][last].\n\n[last]: /documents/joint-elements-2018#p99\n';
  expect(await findings(content)).toEqual(['1:16 error quote-absent', '1:45 error paragraph-missing']);
});
