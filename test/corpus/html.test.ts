import { describe, expect, test } from 'vitest';
import { documentFrom, paragraphTexts, problemsOf } from '../set-up/parsing.js';

const PAGE = `<!doctype html>
<html lang="en-GB">
<head><title>Statement | Ministry</title><style>p { color: red }</style><script>var text = 'not text';</script></head>
<body>
<header><p>Ministry of Orchards</p></header>
<nav><ul><li><a href="/">Home</a></li></ul></nav>
<main>
<h1>Joint statement</h1>
<p>The two sides <em>met</em> in
   Graz&nbsp;and <a href="/vienna">Vienna</a>.</p>
<div>They planted<br>ten trees.</div>
<ul><li>Apples &amp; pears</li><li><p>Plums</p></li></ul>
<table><tr><th>Fruit</th><th>Month</th></tr><tr><td>Apples</td><td>September</td></tr></table>
<p hidden>Not to be seen.</p>
<form><p>Search</p><input value="words"></form>
</main>
<footer><p>Imprint</p></footer>
</body></html>`;

describe('a page', () => {
  test('gives the paragraphs, list items and rows of its document, and nothing that stands around it', () => {
    expect(paragraphTexts(PAGE, 'a.html')).toEqual([
      'The two sides met in Graz\u00A0and Vienna.',
      'They planted\nten trees.',
      'Apples & pears',
      'Plums',
      'Fruit | Month\nApples | September',
      'Search',
    ]);
  });

  test('has what a table is called before it, and no title of a drawing', () => {
    const page =
      '<svg><title>Menu</title></svg><p>Text.</p><table><caption>Harvest in <em>May</em></caption><tr><td>Pears</td></tr></table>';
    expect(paragraphTexts(page, 'a.html')).toEqual(['Text.', 'Harvest in May', 'Pears']);
    expect(documentFrom(page, 'a.html').title).toBe('a.html');
  });

  test('is called by its heading, else by its title, and has the language that it declares', () => {
    expect(documentFrom(PAGE, 'a.htm')).toMatchObject({ id: 'a', title: 'Joint statement', language: 'en-GB' });
    const bare = '<title>A page</title><html lang="?"><p>Text.';
    expect(documentFrom(bare, 'b.html')).toMatchObject({ title: 'A page', language: 'en' });
  });

  test('without a marked document is read but for its header and footer', () => {
    const page = '<body><header>Site</header><h1>Title</h1><p>One.</p>Two.<footer>Imprint</footer></body>';
    expect(paragraphTexts(page, 'a.html')).toEqual(['One.', 'Two.']);
  });

  test('keeps the header of a section', () => {
    const page =
      '<header>Site</header><section><header><h2>Scope</h2><p>Adopted in Tokyo.</p></header><p>One.</p></section>';
    expect(paragraphTexts(page, 'a.html')).toEqual(['Adopted in Tokyo.', 'One.']);
    expect(documentFrom(page, 'a.html').title).toBe('Scope');
  });

  test.each([
    '<p>Anna Meyer</p><p>Paul Stone</p>',
    'Anna Meyer<div>Paul <em>Stone</em></div>',
    '<ul><li>Anna Meyer</li><li>Paul Stone</li></ul>',
    'Anna Meyer<table><tr><td>Paul</td><td>Stone</td></tr></table>',
    '<pre>Anna Meyer</pre>Paul Stone',
  ])('keeps the words of a cell apart: %s', (cell) => {
    expect(paragraphTexts(`<table><tr><td>${cell}</td><td>Graz</td></tr></table>`, 'a.html')).toEqual([
      'Anna Meyer Paul Stone | Graz',
    ]);
  });

  test.each([
    '<p>It is law<sup><a href="#fn1">1</a></sup>.',
    '<p>It is law<sup class="reference"><a href="#cite_note-1">[<i>1</i>]</a></sup><sup><a href="#a">2</a>, <a href="#b">3</a></sup>.',
    '<p>It is law<a href="#fn2"><sup>2</sup></a>.',
    '<p>It is law<sup><a href="#n1">[note 1]</a>, <a href="#a">a</a></sup>.',
    '<p>It is law<a href="/notes" role="doc-noteref">note</a>. <a href="#fnref1">↩︎</a>',
    '<p>It is law<a href="#r3">[3]</a>. <a href="#top" role="doc-backlink">Back</a>',
  ])('has no marks of footnotes: %s', (page) => {
    expect(paragraphTexts(page, 'a.html')).toEqual(['It is law.']);
  });

  test.each([
    [
      'The 1<sup>st</sup> of 10<sup>3</sup> m<sup>2</sup>: see paragraph <a href="#p4">4</a>, <a href="#x">below</a>, <sup>*</sup><a href="/a">[5]</a>.',
      'The 1st of 103 m2: see paragraph 4, below, *[5].',
    ],
    ['Up 5 <a href="#pct">%</a>: <a href="#y">✓</a> or <a href="#eur">€</a>', 'Up 5 %: ✓ or €'],
    ['Art. 3<sup><a href="#b">bis</a></sup>, <a href="#n"><sup>New:</sup></a> 4', 'Art. 3bis, New: 4'],
  ])('keeps raised words and links that are of the text: %s', (markup, text) => {
    expect(paragraphTexts(`<p>${markup}`, 'a.html')).toEqual([text]);
  });

  test('whose text stands in no paragraph has one', () => {
    expect(paragraphTexts('<main>They met in Graz.<br>They <em>planted</em> trees.</main>', 'a.html')).toEqual([
      'They met in Graz.\nThey planted trees.',
    ]);
  });
});

test.each([
  ['without text', '<html><body><script>draw()</script></body></html>', 'no paragraph of text'],
  ['that is not UTF-8', Buffer.from([0x3c, 0x70, 0x3e, 0x93]), 'not UTF-8'],
  ['that is nested beyond the stack', `${'<blockquote>'.repeat(30_000)}deep`, 'nested too deeply'],
])('a page %s is refused with the reason', (_case, content, reason) => {
  expect(problemsOf(content, 'a.html')).toMatchObject([
    { file: 'a.html', reason: expect.stringContaining(reason) as string },
  ]);
});
