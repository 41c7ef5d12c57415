import { expect, onTestFinished, test } from 'vitest';
import { openStatement } from '../../src/assembly/open-statement.js';
import { listeningForTest } from '../set-up/app.js';
import { launchBrowser, newPage } from '../set-up/browser.js';
import { newFolder } from '../set-up/folders.js';

test('the API can be read and tried at /docs, which loads nothing from another host', async () => {
  const { answerer } = await openStatement({ indexFolder: await newFolder() });
  const url = await listeningForTest({ answerer: () => answerer });
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  const { page, requests, complaints } = await newPage(browser);
  await page.goto(`${url}/docs#/statement/ask`);
  await page.getByRole('button', { name: 'Try it out' }).click();
  await page.getByRole('button', { name: 'Execute' }).click();
  const said = page.locator('.live-responses-table .response-col_description').first();
  await expect.poll(() => said.textContent(), { timeout: 20_000 }).toContain('"text": "Brussels"');
  expect(requests.filter((request) => !request.startsWith(url) && !request.startsWith('data:'))).toEqual([]);
  expect(complaints).toEqual([]);
}, 90_000);
