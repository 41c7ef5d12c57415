import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { demonstrationPage } from '../../src/server/demonstration-page.js';
import { documentPage } from '../../src/server/document-page.js';
import type { CorpusDocument } from '../../src/types.js';
import { documentFrom } from '../set-up/parsing.js';

const ADDRESS = 'https://qa.example.org';
const STATEMENT = documentFrom(
  '---\nid: statement\ntitle: A statement\ndate: 2018-03-05\nsource: The two sides\nlanguage: en-GB\n---\n# A statement\n\n' +
    'First of “all”, the sides met.\n\n## Part\n\nThey agreed on one year’s time. They parted.',
);
const HOSTILE = documentFrom(
  '---\nid: a\ntitle: "\\"><script>alert(1)</script>"\nsource: "<img src=x onerror=alert(2)>"\n---\n' +
    '# $& ${1} <b>\n\n`</script><script>alert(3)</script>` & "quotes"\n\n## `<i>`\n\nSecond.',
);

function pageOf(document: CorpusDocument, quote: string | null = null): string {
  return documentPage({ document, quote, address: ADDRESS });
}

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:document'],
  // The doctype in small letters and long titles are a matter of style; integrity is for what comes from elsewhere.
  rules: {
    'doctype-style': 'off',
    'long-title': 'off',
    'no-inline-style': 'error',
    'require-sri': ['error', { target: 'crossorigin' }],
  },
  elements: ['html5', { 'statement-qa': { flow: true, attributes: {} } }],
});

test.each([
  [
    'the demonstration',
    demonstrationPage({ documents: [STATEMENT], suggestions: ['Who met?', 'Where?'], address: ADDRESS }),
  ],
  [
    'the demonstration of several documents',
    demonstrationPage({ documents: [STATEMENT, HOSTILE], suggestions: ['Who met?', 'Where?'], address: ADDRESS }),
  ],
  [
    'the demonstration of no document',
    demonstrationPage({ documents: [], suggestions: ['Who met?', 'Where?'], address: ADDRESS }),
  ],
  ['the readable document', pageOf(STATEMENT)],
  ['the readable document with a marked passage', pageOf(STATEMENT, 'They parted.')],
  ['the readable document without a passage', pageOf(STATEMENT, 'They never met.')],
  ['a document full of marks', pageOf(HOSTILE, '</script>')],
])('%s is valid HTML', async (_page, html) => {
  const { results } = await validator.validateString(html);
  expect(
    results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line }) => `${ruleId} ${String(line)}: ${message}`),
    ),
  ).toEqual([]);
});

test.each([
  [
    'the demonstration',
    demonstrationPage({ documents: [HOSTILE, HOSTILE], suggestions: ['Who met?', 'Where?'], address: ADDRESS }),
  ],
  ['the readable document', pageOf(HOSTILE, '"><script>alert(4)</script>')],
])('%s shows what a document holds and runs none of it', (_page, html) => {
  const scripts = html.match(/<script\b[^>]*>/g) ?? [];
  const own = /^<script (src="\/(?:widget|assets\/document-page)\.js" async|type="application\/ld\+json")>$/;
  expect(scripts.filter((script) => !own.test(script))).toEqual([]);
  expect(html).not.toMatch(/<(?:img|b|i)\b/);
  expect(html).toContain('&lt;/script&gt;&lt;script&gt;alert(3)&lt;/script&gt; &amp; &quot;quotes&quot;');
});

test('the readable document has its facts, a permalink for each paragraph, and its headings', () => {
  const html = pageOf(STATEMENT);
  expect(html).toContain('<html lang="en-GB">');
  expect(html).toContain('<title>A statement</title>');
  expect(html).toContain('<meta name="description" content="First of “all”, the sides met.">');
  expect(html).toContain('<link rel="canonical" href="https://qa.example.org/documents/statement">');
  expect(html).toContain('<time datetime="2018-03-05">5 March 2018</time>');
  expect(html).toMatch(/<p id="p2" [^>]*dir="auto"><a [^>]*href="#p2"[^>]*>2<\/a><span class="text">They agreed/);
  expect(html).toMatch(/<h2 dir="auto">Part<\/h2>\s*<p id="p2"/);
});

test('it tells machines what it is', () => {
  const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(pageOf(STATEMENT)) ?? [];
  expect(JSON.parse(String(json))).toMatchObject({
    '@type': 'DigitalDocument',
    name: 'A statement',
    datePublished: '2018-03-05',
    inLanguage: 'en-GB',
    url: 'https://qa.example.org/documents/statement',
  });
  const [, hostile] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(pageOf(HOSTILE)) ?? [];
  expect(JSON.parse(String(hostile))).toMatchObject({ name: HOSTILE.title });
});

test('a quote is marked by the server, whatever its white space and quotation marks', () => {
  expect(pageOf(STATEMENT, 'First  of "all",\n the sides')).toContain('<mark>First of “all”, the sides</mark> met.');
  expect(pageOf(STATEMENT, "one year's time")).toContain('<mark>one year’s time</mark>');
  expect(pageOf(STATEMENT, ' ')).not.toContain('<mark>');
});

test('a quote that does not stand in the document is told so', () => {
  const html = pageOf(STATEMENT, 'They never met.');
  expect(html).toContain('does not stand in the document in these words');
  expect(html).not.toContain('<mark>');
});

test('the document or the marked passage can be cited', () => {
  expect(pageOf(STATEMENT)).toContain(
    'A statement. The two sides, 2018-03-05. https://qa.example.org/documents/statement',
  );
  const html = pageOf(STATEMENT, 'They parted.');
  expect(html).toContain(
    '“They parted.”\n— A statement, Paragraph 2\nhttps://qa.example.org/documents/statement?quote=They%20parted.#p2',
  );
  expect(html).toContain(
    '&gt; — [A statement, Paragraph 2](https://qa.example.org/documents/statement?quote=They%20parted.#p2)',
  );
});

test('the demonstration lists the documents where there are several', () => {
  expect(
    demonstrationPage({ documents: [STATEMENT, HOSTILE], suggestions: ['Who met?', 'Where?'], address: ADDRESS }),
  ).toContain('<li><a href="/documents/statement">');
  expect(
    demonstrationPage({ documents: [STATEMENT], suggestions: ['Who met?', 'Where?'], address: ADDRESS }),
  ).not.toContain('<li>');
});

test('the demonstration offers questions to begin with', () => {
  const page = demonstrationPage({
    documents: [STATEMENT],
    suggestions: ['Who met?', 'What is "A|B"?', 'Where?'],
    address: ADDRESS,
  });
  expect(page).toContain('suggestions="Who met?|Where?"');
});

test('an address that a client makes up for the server stays an address', () => {
  const address = 'http://a"><script>alert(5)</script>';
  const pages = [
    demonstrationPage({ documents: [STATEMENT], suggestions: [], address }),
    documentPage({ document: STATEMENT, quote: 'They parted.', address }),
  ];
  for (const html of pages) expect(html).not.toContain('<script>alert(5)');
});
