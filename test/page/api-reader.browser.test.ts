import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStatement } from '../../src/assembly/open-statement.js';
import { listening } from '../set-up/app.js';
import { launchBrowser, newPage } from '../set-up/browser.js';
import { newFolder } from '../set-up/folders.js';

let browser: Browser;
let url: string;
let close: () => void;

beforeAll(async () => {
  const { answerer } = await openStatement({ indexFolder: await newFolder() });
  ({ url, close } = await listening({ answerer: () => answerer }));
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser.close();
  close();
});

test('the API can be read and tried at /docs, which loads nothing from another host', async () => {
  const { page, requests, complaints } = await newPage(browser);
  // Drawing all of it takes a busy machine long.
  page.setDefaultTimeout(90_000);
  await page.goto(`${url}/docs#/statement/ask`);
  await page.getByRole('button', { name: 'Try it out' }).click();
  await page.getByRole('button', { name: 'Execute' }).click();
  const said = page.locator('.live-responses-table');
  await expect.poll(() => said.textContent(), { timeout: 60_000 }).toContain('"text": "Brussels"');
  expect(requests.filter((request) => !request.startsWith(url) && !request.startsWith('data:'))).toEqual([]);
  expect(complaints).toEqual([]);
}, 180_000);
