import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listening } from '../set-up/app.js';
import { accessibilityViolations, contrastViolations, launchBrowser, newPage } from '../set-up/browser.js';
import { answererFor, CORPUS_FOLDER } from '../set-up/bundled.js';
import { isMarkInSight, markedTexts, send } from '../set-up/widget-page.js';

const QUESTION = 'Where will the fourth Japan-EU Cyber Dialogue be convened?';
const QUOTE = 'The two sides noted the importance of the Convention on Cybercrime';
const DOCUMENT = '/documents/joint-elements-2018';

let browser: Browser;
let url: string;
let close: () => void;

beforeAll(async () => {
  const answerer = await answererFor(CORPUS_FOLDER);
  ({ url, close } = await listening({ answerer: () => answerer }));
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser.close();
  close();
});

test('the demonstration answers beside the statement, and marks and shows the passage as the answer comes', async () => {
  const { page, requests, complaints } = await newPage(browser);
  await page.goto(url);
  expect(await accessibilityViolations(page)).toEqual([]);
  const turn = await send(page, QUESTION);
  const quote = await turn.locator('blockquote').first().textContent();
  expect(quote).toContain('Brussels');
  expect(await markedTexts(page)).toContain(quote);
  await expect.poll(() => isMarkInSight(page)).toBe(true);
  expect(await turn.locator('blockquote').first().isVisible()).toBe(true);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await contrastViolations(page)).toEqual([]);
  await send(page, 'lkjsdf oiuwer');
  expect(await markedTexts(page)).toEqual([]);
  expect(requests.filter((request) => !request.startsWith(url))).toEqual([]);
  expect(complaints).toEqual([]);
}, 60_000);

test('on a narrow screen the answer stays in sight, and its citation leads to the passage', async () => {
  const { page } = await newPage(browser, { viewport: { width: 320, height: 640 } });
  await page.goto(url);
  const turn = await send(page, QUESTION);
  expect(await turn.locator('blockquote').first().isVisible()).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await turn.locator('figcaption a').first().click();
  await expect.poll(() => isMarkInSight(page)).toBe(true);
});

test('the readable document marks a quote and cites it without any script', async () => {
  const { page } = await newPage(browser, { javaScriptEnabled: false });
  await page.goto(`${url}${DOCUMENT}?quote=${encodeURIComponent(QUOTE)}#p5`);
  expect(await page.locator('#p5 mark').textContent()).toBe(QUOTE);
  await page.locator('summary').click();
  expect(await page.locator('.cite pre').first().textContent()).toContain(`${url}${DOCUMENT}?quote=The%20two%20sides`);
  await page.getByLabel('Mark and cite a passage').fill('cyber confidence-building measures');
  await page.getByRole('button', { name: 'Mark it' }).click();
  expect(await page.locator('#p4 mark').textContent()).toBe('cyber confidence-building measures');
});

test('it is accessible in both themes, prints only the document, and copies its citation', async () => {
  const { page, complaints } = await newPage(browser, { permissions: ['clipboard-write'] });
  await page.goto(`${url}${DOCUMENT}?quote=${encodeURIComponent(QUOTE)}`);
  await page.locator('summary').click();
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await contrastViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Copy' }).first().click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  const field = page.getByLabel('Mark and cite a passage');
  await field.press('Control+V');
  expect(await field.inputValue()).toContain(`“${QUOTE}”`);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.cite').isVisible()).toBe(false);
  expect(await page.locator('#p8').isVisible()).toBe(true);
  expect(complaints).toEqual([]);
}, 60_000);

test('the address of a citation opens the document at its paragraph', async () => {
  const { page } = await newPage(browser);
  await page.goto(`${url}${DOCUMENT}#p8:~:text=The%20fourth,Brussels.`);
  const box = await page.locator('#p8').boundingBox();
  expect(box?.y).toBeLessThan(800);
});
