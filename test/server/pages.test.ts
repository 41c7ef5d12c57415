import { expect, test } from 'vitest';
import { askPage, documentPage } from '../../src/server/pages.js';
import { documentFrom } from '../set-up/parsing.js';

const hostile = documentFrom(
  '---\nid: a\ntitle: "\\"><script>alert(1)</script>"\nsource: "<img src=x onerror=alert(2)>"\n---\n' +
    '# $& ${1} <b>\n\n`<script>alert(3)</script>` & "quotes"\n\n## `<i>`\n\nSecond.',
);

test.each([
  ['the page to ask', askPage([hostile, hostile])],
  ['the readable document', documentPage(hostile)],
])('%s shows what a document holds and runs none of it', (_page, html) => {
  expect(html.match(/<script\b[^>]*>/g) ?? []).toEqual(
    html.match(/<script type="module" src="\/assets\/[^"]+">/g) ?? [],
  );
  expect(html).not.toMatch(/<(?:img|b|i)\b/);
  expect(html).toContain('&lt;script&gt;alert(3)&lt;/script&gt; &amp; &quot;quotes&quot;');
});

test('the readable document has a permalink for each paragraph, and its headings', () => {
  const html = documentPage(documentFrom('# Title\n\nFirst.\n\n## Part\n\nSecond.'));
  expect(html).toMatch(/<p id="p1" [^>]*><a [^>]*href="#p1"[^>]*>1<\/a><span class="text">First\.<\/span><\/p>/);
  expect(html).toMatch(/<h3>Part<\/h3>\s*<p id="p2"/);
});

test('the page to ask lists the documents where there are several', () => {
  const [one, two] = [documentFrom('One.', 'one.md'), documentFrom('Two.', 'two.md')];
  expect(askPage([one, two])).toContain('href="/documents/two"');
  expect(askPage([one])).not.toContain('href="/documents/one"');
});
