import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Answerer } from '../../src/answer/answerer.js';
import { answererFor, CORPUS_FOLDER } from '../set-up/bundled.js';
import { listening } from '../set-up/app.js';

const CHROMIUM = '/usr/bin/chromium';
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const QUESTION = 'Where will the fourth Japan-EU Cyber Dialogue be convened?';

let browser: Browser;
let url: string;
let close: () => void;
let loaded: Answerer;
let current: Answerer | null;

beforeAll(async () => {
  loaded = await answererFor(CORPUS_FOLDER);
  ({ url, close } = await listening({ answerer: () => current }));
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
}, 120_000);

afterAll(async () => {
  await browser.close();
  close();
});

beforeEach(() => {
  current = loaded;
});

/** The page, opened; with every request and every complaint of the browser noted. */
async function open(): Promise<{ page: Page; requests: string[]; complaints: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  onTestFinished(() => page.close());
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(url);
  return { page, requests, complaints };
}

async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel('Your question').fill('');
  await page.keyboard.type(question);
  await page.keyboard.press('Enter');
  await page.locator('#answer .question', { hasText: question }).waitFor();
}

describe('the page to ask', () => {
  test('shows the quote, its citation and the words marked in the document beside it', async () => {
    const { page, requests, complaints } = await open();
    await ask(page, QUESTION);
    const quote = await page.locator('#answer blockquote').first().textContent();
    expect(quote).toContain('Brussels');
    const link = page.locator('#answer figcaption a').first();
    expect(await link.textContent()).toContain('paragraph 8');
    expect(await link.getAttribute('href')).toMatch(/^\/documents\/joint-elements-2018#p8/);
    const mark = page.locator('#document mark');
    expect(await mark.allTextContents()).toEqual([quote]);
    expect(await page.locator('#p8 mark').count()).toBe(1);
    expect(await mark.evaluate((element) => element.getBoundingClientRect().bottom <= window.innerHeight)).toBe(true);
    expect(requests.filter((request) => !request.startsWith(url) && !request.startsWith('data:'))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('shows that the documents do not say, and takes away the mark of the question before', async () => {
    const { page } = await open();
    const text = await page.locator('#document article').textContent();
    await ask(page, QUESTION);
    await ask(page, 'lkjsdf oiuwer');
    expect(await page.locator('#answer').textContent()).toContain('do not say');
    expect(await page.locator('mark').count()).toBe(0);
    expect(await page.locator('#document article').textContent()).toBe(text);
  });

  test('shows what a failure of the server says', async () => {
    const { page } = await open();
    current = null;
    await page.getByLabel('Your question').fill(QUESTION);
    await page.keyboard.press('Enter');
    await page.locator('.failure').waitFor();
    expect(await page.locator('.failure').textContent()).toContain('being built or loaded');
    expect(await page.locator('mark').count()).toBe(0);
  });

  test('shows a question as it was typed, whatever is in it', async () => {
    const { page, complaints } = await open();
    await ask(page, '<img src=x onerror=alert(1)>');
    expect(await page.locator('#answer img').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});

test('on a narrow screen the answer stays in sight, and its citation leads to the mark', async () => {
  const { page } = await open();
  await page.setViewportSize({ width: 390, height: 700 });
  await ask(page, QUESTION);
  const isInSight = (element: Element): boolean => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= window.innerHeight;
  };
  expect(await page.locator('#answer blockquote').first().evaluate(isInSight)).toBe(true);
  await page.locator('#answer figcaption a').first().click();
  expect(await page.locator('#document mark').evaluate(isInSight)).toBe(true);
});

test('a citation opens the readable document at its paragraph', async () => {
  const { page } = await open();
  await ask(page, QUESTION);
  const href = await page.locator('#answer figcaption a').first().getAttribute('href');
  await page.goto(url + String(href));
  const box = await page.locator('#p8').boundingBox();
  expect(box?.y).toBeLessThan(800);
});
