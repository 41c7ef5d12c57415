import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Answerer } from '../../src/answer/answerer.js';
import { listening } from '../set-up/app.js';
import { cutOff, launchBrowser, newPage, violationsInBothThemes } from '../set-up/browser.js';
import { answererFor, CORPUS_FOLDER } from '../set-up/bundled.js';
import { newFolder } from '../set-up/folders.js';
import { isMarkInSight, markedTexts, partInSight, send } from '../set-up/widget-page.js';

const QUESTION = 'Where will the fourth Japan-EU Cyber Dialogue be convened?';
const QUOTE = 'The two sides noted the importance of the Convention on Cybercrime';
const DOCUMENT = '/documents/joint-elements-2018';

let answerer: Answerer;
let browser: Browser;
let url: string;
let close: () => void;

beforeAll(async () => {
  answerer = await answererFor(CORPUS_FOLDER);
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
  expect(await violationsInBothThemes(page)).toEqual([]);
  const turn = await send(page, QUESTION);
  const quote = await turn.locator('blockquote').first().textContent();
  expect(quote).toContain('Brussels');
  expect(await markedTexts(page)).toContain(quote);
  await expect.poll(() => isMarkInSight(page)).toBe(true);
  expect(await turn.locator('blockquote').first().isVisible()).toBe(true);
  expect(await violationsInBothThemes(page)).toEqual([]);
  await send(page, 'lkjsdf oiuwer');
  expect(await markedTexts(page)).toEqual([]);
  expect(requests.filter((request) => !request.startsWith(url))).toEqual([]);
  expect(complaints).toEqual([]);
}, 60_000);

test('on a narrow screen the answer stays in sight, and its citation leads to the passage', async () => {
  const { page } = await newPage(browser, { viewport: { width: 320, height: 640 } });
  await page.goto(url);
  const turn = await send(page, QUESTION);
  await expect.poll(() => partInSight(turn.locator('.question'))).toBe(1);
  expect(await partInSight(turn.locator('blockquote').first())).toBe(1);
  expect(await cutOff(page)).toEqual([]);
  await turn.locator('figcaption a').first().click();
  await expect.poll(() => isMarkInSight(page)).toBe(true);
});

test('where less motion is asked for, a passage is in sight at once', async () => {
  // So high that the way is not long enough to be jumped over anyway.
  const { page } = await newPage(browser, { viewport: { width: 900, height: 1500 }, reducedMotion: 'reduce' });
  await page.goto(url);
  const turn = await send(page, QUESTION);
  expect(await isMarkInSight(page)).toBe(false);
  await turn.locator('figcaption a').first().click();
  expect(await isMarkInSight(page)).toBe(true);
});

test.each([
  ['at 200% zoom', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
  ['at 320 px', { viewport: { width: 320, height: 640 } }],
])('%s no page scrolls to the side or has anything cut off', async (_size, options) => {
  const { page } = await newPage(browser, options);
  await page.goto(url);
  expect(await cutOff(page)).toEqual([]);
  await page.goto(`${url}${DOCUMENT}?quote=${encodeURIComponent(QUOTE)}#p5`);
  await page.locator('summary').click();
  expect(await cutOff(page)).toEqual([]);
});

test('what a document holds is shown as text on both pages and in the answer, whatever it is', async () => {
  const hostile = 'Apples <img src=x onerror=alert(1)> are picked in "><script>alert(2)</script> September.';
  const apples = await answererFor(await newFolder({ 'apples.txt': `${hostile} Pears ripen in October.` }));
  const own = await listening({ answerer: () => apples });
  onTestFinished(own.close);
  const { page, complaints } = await newPage(browser);
  page.on('dialog', (dialog) => {
    complaints.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(own.url);
  const turn = await send(page, 'When are apples picked?');
  expect(await turn.locator('blockquote').first().textContent()).toBe(hostile);
  expect(await page.locator('#p1 .text').textContent()).toContain(hostile);
  await page.goto(`${own.url}/documents/apples?quote=${encodeURIComponent(hostile)}`);
  expect(await page.locator('mark').textContent()).toBe(hostile);
  expect(await page.locator('img').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('behind a proxy that speaks TLS, a citation has the address that people reach', async () => {
  const own = await listening({ answerer: () => answerer, publicUrl: 'https://qa.example.org' });
  onTestFinished(own.close);
  const page = await (await fetch(`${own.url}${DOCUMENT}`)).text();
  expect(page).toContain(`https://qa.example.org${DOCUMENT}`);
  expect(page).not.toContain('http://127.0.0.1');
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
  expect(await violationsInBothThemes(page)).toEqual([]);
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

test('a passage that does not stand in the document is told so, accessibly in both themes', async () => {
  const { page } = await newPage(browser);
  await page.goto(`${url}${DOCUMENT}?quote=nothing%20of%20the%20kind`);
  expect(await page.locator('.notice').isVisible()).toBe(true);
  expect(await violationsInBothThemes(page)).toEqual([]);
});

test('the address of a citation opens the document at its paragraph', async () => {
  const { page } = await newPage(browser);
  await page.goto(`${url}${DOCUMENT}#p8:~:text=The%20fourth,Brussels.`);
  await expect.poll(async () => (await page.locator('#p8').boundingBox())?.y).toBeLessThan(800);
});
