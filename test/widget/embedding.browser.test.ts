import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Answerer } from '../../src/answer/answerer.js';
import { listening } from '../set-up/app.js';
import { launchBrowser, newPage, type WatchedPage } from '../set-up/browser.js';
import { answererFor, CORPUS_FOLDER } from '../set-up/bundled.js';
import { customerPage } from '../set-up/customer-page.js';
import { inputOf, isMarkInSight, markedTexts, send } from '../set-up/widget-page.js';

const QUESTION = 'Where will the fourth Japan-EU Cyber Dialogue be convened?';

let browser: Browser;
let server: { url: string; close: () => void };
let customer: { url: string; close: () => void };
let loaded: Answerer;
let current: Answerer | null;

beforeAll(async () => {
  loaded = await answererFor(CORPUS_FOLDER);
  customer = await customerPage(() => server.url);
  server = await listening({ answerer: () => current, allowedOrigins: [customer.url] });
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser.close();
  server.close();
  customer.close();
});

beforeEach(() => {
  current = loaded;
});

async function openCustomerPage(): Promise<WatchedPage> {
  const watched = await newPage(browser);
  await watched.page.goto(customer.url);
  await watched.page.locator('statement-qa .launcher').waitFor();
  return watched;
}

function noted(page: Page): Promise<[string, unknown][]> {
  return page.evaluate(() => (window as unknown as { noted: [string, unknown][] }).noted);
}

test('one request brings the launcher to a page of another origin, under a strict policy and with integrity', async () => {
  const { page, requests, complaints } = await newPage(browser);
  const script = page.waitForResponse(/widget\.js$/);
  await page.goto(customer.url);
  expect(await page.locator('statement-qa .launcher').textContent()).toBe('Ask our statement');
  const { responseBodySize } = await (await script).request().sizes();
  expect(responseBodySize).toBeLessThanOrEqual(20_000);
  expect(requests.filter((request) => !request.startsWith(customer.url))).toEqual([`${server.url}/widget.js`]);
  expect(await page.context().cookies()).toEqual([]);
  expect(complaints).toEqual([]);
});

test('a visitor asks by keyboard alone, follows the citation into the page, and comes back', async () => {
  const { page, requests, complaints } = await openCustomerPage();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.type(QUESTION);
  await page.keyboard.press('Enter');
  const link = page.locator('statement-qa figcaption a').first();
  await link.waitFor();
  const [marked] = await markedTexts(page);
  expect(marked).toMatch(/^The fourth Japan-EU .* one year’s time in Brussels\.$/);

  while (!(await link.evaluate((element) => element.matches(':focus')))) await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => isMarkInSight(page)).toBe(true);
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('p');
  await page.keyboard.press('Escape');
  expect(await link.evaluate((element) => element.matches(':focus'))).toBe(true);
  await page.keyboard.press('Escape');
  await expect
    .poll(() => page.locator('statement-qa .launcher').evaluate((element) => element.matches(':focus')))
    .toBe(true);
  expect(await page.locator('statement-qa dialog').isVisible()).toBe(false);

  expect((await noted(page)).map(([name]) => name)).toEqual([
    'queue',
    'sqa-open',
    'sqa-question',
    'sqa-answer',
    'sqa-citation-click',
    'sqa-close',
  ]);
  const hosts = new Set(requests.map((request) => new URL(request).origin));
  expect(hosts).toEqual(new Set([customer.url, server.url]));
  expect(await page.context().cookies()).toEqual([]);
  expect(complaints).toEqual([]);
});

test('the transcript lasts from page to page in the tab, and can be cleared', async () => {
  const { page } = await openCustomerPage();
  await page.locator('statement-qa .launcher').click();
  await send(page, QUESTION);
  await page.goto(`${customer.url}/elsewhere`);
  await page.locator('statement-qa .launcher').click();
  expect(await page.locator('statement-qa .question').textContent()).toContain(QUESTION);
  await page.getByRole('button', { name: 'Clear the conversation' }).click();
  expect(await page.locator('statement-qa .turn').count()).toBe(0);
  await page.reload();
  await page.locator('statement-qa .launcher').click();
  expect(await page.locator('statement-qa .turn').count()).toBe(0);
});

test('a server that is starting is told as a failure, and a retry asks again', async () => {
  const { page } = await openCustomerPage();
  await page.locator('statement-qa .launcher').click();
  current = null;
  const turn = await send(page, QUESTION);
  expect(await turn.textContent()).toContain('The server failed to answer.');
  current = loaded;
  await turn.getByRole('button', { name: 'Try again' }).click();
  await turn.locator('blockquote').first().waitFor();
  expect(await turn.locator('.failure').count()).toBe(0);
  expect((await noted(page)).map(([name]) => name)).toContain('sqa-error');
});

test('a page of an origin that is not allowed gets no answer, and says so', async () => {
  const other = await customerPage(() => server.url);
  const { page } = await newPage(browser);
  await page.goto(other.url);
  await page.locator('statement-qa .launcher').click();
  const turn = await send(page, QUESTION);
  expect(await turn.textContent()).toContain('can’t be reached');
  other.close();
});

test('a call from the page opens the panel and asks, also once the script is there', async () => {
  const { page } = await openCustomerPage();
  await page.evaluate((question) => {
    interface Widget {
      readonly open: (options: object) => Promise<void>;
    }
    const { statementQA } = window as unknown as { statementQA: { push: (call: (widget: Widget) => void) => void } };
    statementQA.push((widget) => void widget.open({ question }));
  }, QUESTION);
  await page.locator('statement-qa blockquote').first().waitFor();
  expect(await page.locator('statement-qa blockquote').first().textContent()).toContain('Brussels');
  expect(await inputOf(page).evaluate((element) => element.matches(':focus'))).toBe(true);
});
