import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { newPage, violationsInBothThemes, type WatchedPage } from '../set-up/browser.js';
import {
  alteredQuote,
  answerOf,
  citationOf,
  contradictedClaim,
  mixedClaim,
  QUOTE,
  refusalOf,
} from '../set-up/contract-bodies.js';
import { inputOf, listen, send } from '../set-up/widget-page.js';
import { WidgetSuite } from '../set-up/widget-suite.js';

const HOSTILE = '<img src=x onerror=alert(1)><script>alert(2)</script>';

const suite = new WidgetSuite();

/** A page with the widget in it, in place of the launcher. */
function openInline(attributes: Record<string, string> = {}): Promise<WatchedPage> {
  return suite.open({ mode: 'inline', ...attributes }, { permissions: ['clipboard-write'] });
}

/** What a person gets who pastes into the box. */
async function pasted(page: Page): Promise<string> {
  await inputOf(page).fill('');
  await inputOf(page).press('Control+V');
  return inputOf(page).inputValue();
}

test('questions, follow-ups, suggestions and a refusal, each told once', async () => {
  const { page, complaints } = await openInline({ suggestions: 'Where was the third?|Who took part?' });
  const said = await listen(page);
  expect(await violationsInBothThemes(page)).toEqual([]);

  suite.server.replyWith(answerOf('Who took part?'));
  await page.getByRole('button', { name: 'Who took part?' }).click();
  await page.locator('statement-qa blockquote').waitFor();
  expect(await page.locator('statement-qa strong').textContent()).toBe('Brussels');

  suite.server.replyWith(
    answerOf('And when?', 'Brussels', { standaloneQuestion: 'When will the fourth dialogue be?' }),
  );
  const followUp = await send(page, 'And when?');
  expect(await followUp.textContent()).toContain('Understood as: When will the fourth dialogue be?');
  expect(suite.server.requests.at(-1)).toEqual({
    path: '/v1/ask',
    body: { question: 'And when?', history: [{ question: 'Who took part?', answer: QUOTE }] },
  });

  suite.server.replyWith(refusalOf('Who is the president?'));
  const refusal = await send(page, 'Who is the president?');
  expect(await refusal.textContent()).toContain('The documents do not say.');
  await refusal.locator('summary').click();
  expect(await refusal.locator('details blockquote').isVisible()).toBe(true);
  expect(await violationsInBothThemes(page)).toEqual([]);
  await refusal.getByRole('button', { name: 'Where will the fourth dialogue be convened?' }).click();
  await expect.poll(() => page.locator('statement-qa .turn').count()).toBe(4);
  await expect.poll(async () => (await said()).length).toBe(4);
  const quote = `${citationOf().quote} Paragraph 8.`;
  expect(await said()).toEqual([quote, quote, 'The documents do not say.', 'The documents do not say.']);
  expect(complaints).toEqual([]);
}, 90_000);

test('questions to start with come from the server, for the documents that are asked, where the page has none', async () => {
  const { page } = await openInline();
  const suggestions = page.locator('statement-qa [part=suggestion]');
  await expect
    .poll(() => suggestions.allTextContents())
    .toEqual(['Where was the third?', 'Who took part?', 'Who signed it?']);
  await page.locator('statement-qa').evaluate((widget) => {
    widget.setAttribute('documents', 'other');
  });
  await expect.poll(() => suggestions.allTextContents()).toEqual(['Who signed it?']);
  await page.locator('statement-qa').evaluate((widget) => {
    widget.setAttribute('suggestions', '');
  });
  await expect.poll(() => suggestions.count()).toBe(0);
});

test('a citation opens the document at the quote, and is copied as text and as Markdown', async () => {
  const { page } = await openInline();
  suite.server.replyWith(answerOf('Where?'));
  const turn = await send(page, 'Where?');
  const link = turn.getByRole('link', { name: /^Paragraph 8, A statement – 5 March 2018 \(opens in a new tab\)$/ });
  const { quote } = citationOf();
  const address = `${suite.server.url}/documents/statement?quote=${encodeURIComponent(quote)}#p8:~:text=${encodeURIComponent(quote)}`;
  expect(await link.getAttribute('href')).toBe(address);
  await turn.getByRole('button', { name: 'Copy', exact: true }).click();
  await turn.getByRole('button', { name: 'Copied' }).waitFor();
  expect(await pasted(page)).toBe(`“${quote}”\n— A statement – 5 March 2018, Paragraph 8\n${address}`);
  await turn.getByRole('button', { name: 'Copy as Markdown' }).click();
  // The other button may still tell that it has copied.
  await expect
    .poll(() => pasted(page))
    .toBe(`> ${quote}\n>\n> — [A statement – 5 March 2018, Paragraph 8](${address})`);
});

test('an altered quote and a contradicted claim are shown with what differs', async () => {
  const { page, complaints } = await openInline();
  await page.getByRole('radio', { name: 'Check quote' }).check();
  suite.server.replyWith(alteredQuote);
  const quote = await send(page, 'It is to be convened in two years’ time.');
  expect(suite.server.requests.at(-1)).toEqual({
    path: '/v1/quotes',
    body: { quote: 'It is to be convened in two years’ time.' },
  });
  expect(await quote.locator('.difference ins').textContent()).toBe('[added: two years’]');
  expect(await quote.locator('.difference del').textContent()).toBe('[left out: one year’s]');

  await page.getByRole('radio', { name: 'Check claim' }).check();
  suite.server.replyWith(contradictedClaim);
  const claim = await send(page, 'The fourth dialogue will be in Paris.');
  expect(suite.server.requests.at(-1)?.path).toBe('/v1/check');
  expect(await claim.locator('.verdict').first().textContent()).toBe('The documents contradict this.');
  expect(await claim.locator('dd').allTextContents()).toEqual(['Paris', 'Brussels']);
  expect(await claim.textContent()).toContain('Word for word in the document.');

  suite.server.replyWith(mixedClaim);
  const mixed = await send(page, 'The fourth dialogue will be in Paris. The third one was in Tokyo.');
  expect(await mixed.locator('.aside, .verdict').allTextContents()).toEqual([
    'The fourth dialogue will be in Paris.',
    'The documents contradict this.',
    'The third one was in Tokyo.',
    'The documents support this.',
  ]);
  expect(await violationsInBothThemes(page)).toEqual([]);
  expect(complaints).toEqual([]);
}, 60_000);

test('what a person or a document writes is shown as text, whatever is in it', async () => {
  const { page, complaints } = await openInline();
  suite.server.replyWith({
    ...answerOf(HOSTILE),
    citations: [
      citationOf(HOSTILE, { document: { id: '"><b>', title: HOSTILE, language: 'en' }, url: 'javascript:alert(3)' }),
    ],
    answer: { text: HOSTILE, citation: 0, start: 0, end: HOSTILE.length },
    suggestions: [HOSTILE],
  });
  const turn = await send(page, HOSTILE);
  expect(await turn.locator('.question').textContent()).toBe(HOSTILE);
  expect(await turn.locator('blockquote').textContent()).toBe(HOSTILE);
  expect(await turn.locator('img, script, b').count()).toBe(0);
  expect(await turn.locator('a').getAttribute('href')).toMatch(
    new RegExp(`^${suite.server.url}/documents/%22%3E%3Cb%3E\\?`),
  );
  expect(complaints).toEqual([]);
});

test('what is no question to the documents is told apart from what they do not say', async () => {
  const { page } = await openInline();
  const said = await listen(page);
  suite.server.replyWith(refusalOf('hello', 'small_talk'));
  expect(await (await send(page, 'hello')).locator('.verdict').textContent()).toBe(
    'That asks nothing of the documents.',
  );
  await expect.poll(said).toEqual(['That asks nothing of the documents.']);
});

test('a text is sent by the pointer too, from a button that stays in sight', async () => {
  const { page } = await openInline();
  suite.server.replyWith(answerOf('Where?'));
  await inputOf(page).fill('Where?');
  const button = page.getByRole('button', { name: 'Send' });
  await button.hover();
  expect(await button.isVisible()).toBe(true);
  await button.click();
  await page.locator('statement-qa blockquote').waitFor();
});

test('the keys: a new line, the last question again, and no sending of a word under composition', async () => {
  const { page } = await openInline();
  const input = inputOf(page);
  await input.press('ArrowUp');
  expect(await input.inputValue()).toBe('');
  await input.fill('One');
  await input.press('Shift+Enter');
  await page.keyboard.type('two');
  suite.server.replyWith(refusalOf('One'));
  expect(await input.inputValue()).toBe('One\ntwo');
  await input.press('Enter');
  await page.locator('statement-qa .verdict').waitFor();
  expect(await input.inputValue()).toBe('');
  await input.press('ArrowUp');
  expect(await input.inputValue()).toBe('One\ntwo');
  await input.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
  expect(await page.locator('statement-qa .turn').count()).toBe(1);
});

test('a text that is too long is told while it is typed, and not sent', async () => {
  const { page } = await openInline();
  const said = await listen(page);
  await inputOf(page).fill('a'.repeat(1990));
  const hint = page.locator('statement-qa [part=hint]');
  expect(await hint.textContent()).toBe('10 characters left');
  await inputOf(page).fill('a'.repeat(2005));
  expect(await hint.textContent()).toBe('5 characters too long');
  expect(await page.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
  await inputOf(page).press('Enter');
  expect(await page.locator('statement-qa .turn').count()).toBe(0);
  await expect.poll(said).toEqual(['5 characters too long']);
  expect(await violationsInBothThemes(page)).toEqual([]);
});

test('a quote may be as long as the server takes one, and what is too long for a question is told on changing over', async () => {
  const { page } = await openInline();
  const said = await listen(page);
  const hint = page.locator('statement-qa [part=hint]');
  await page.getByRole('radio', { name: 'Check quote' }).check();
  await inputOf(page).fill('a'.repeat(4005));
  expect(await hint.textContent()).toBe('5 characters too long');
  await inputOf(page).fill('a'.repeat(4000));
  expect(await hint.textContent()).toBe('0 characters left');
  await page.getByRole('radio', { name: 'Check claim' }).check();
  expect(await hint.textContent()).toBe('2000 characters too long');
  await expect.poll(said).toEqual(['5 characters too long', '2000 characters too long']);
  await page.getByRole('radio', { name: 'Check quote' }).check();
  suite.server.replyWith({ status: 'absent', citation: null, differences: [] });
  await inputOf(page).press('Enter');
  await page.locator('statement-qa .verdict').waitFor();
  expect(suite.server.requests.at(-1)).toEqual({ path: '/v1/quotes', body: { quote: 'a'.repeat(4000) } });
});

/** A page with the widget of which the rest comes once it is told to, until the test is finished. */
async function halfPage(rest: string): Promise<{ page: Page; finish: () => void }> {
  let finish = (): void => undefined;
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.write(`<!doctype html><title>Test</title><script src="${suite.server.url}/widget.js"></script>`);
    response.write('<statement-qa highlight="main"></statement-qa>');
    finish = () => response.end(rest);
  }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  const address = server.address();
  const { page } = await newPage(suite.browser);
  await page.goto(`http://127.0.0.1:${typeof address === 'object' ? String(address?.port) : ''}`, {
    waitUntil: 'commit',
  });
  return {
    page,
    finish: () => {
      finish();
    },
  };
}

test('a citation leads into the page once all of the page is there, and where its host then says', async () => {
  const { page, finish } = await halfPage(`<main><p>${citationOf().quote}</p></main>`);
  suite.server.replyWith(answerOf('Where?'));
  await send(page, 'Where?');
  const link = page.locator('statement-qa [part=citation-link]');
  expect(await link.getAttribute('target')).toBe('_blank');
  finish();
  await expect.poll(() => link.getAttribute('target')).toBeNull();
  await page.evaluate(() => document.querySelector('statement-qa')?.setAttribute('highlight', 'header'));
  await expect.poll(() => link.getAttribute('target')).toBe('_blank');
});
