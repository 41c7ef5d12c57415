import { join } from 'node:path';
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core';
import { packageRoot } from '../src/package-root.js';
import { startServer } from './started-server.js';

interface Picture {
  /** The file's name in docs/. */
  readonly name: string;
  readonly page: BrowserContextOptions;
  /** Brings the page into the state that is shown. */
  readonly show: (page: Page, url: string) => Promise<void>;
}

const QUOTE =
  'The two sides noted the importance of the Convention on Cybercrime in this regard as a solid basis for national ' +
  'legislation and international cooperation in fighting cybercrime';
/** Longer than a smooth scroll and the panel's arrival take. */
const SETTLED_AFTER_MS = 1500;

async function handIn(page: Page, text: string): Promise<void> {
  const input = page.locator('statement-qa textarea');
  await input.fill(text);
  await input.press('Enter');
  await page.locator('statement-qa .turn[aria-busy=false]', { hasText: text }).waitFor();
}

async function ask(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await handIn(page, 'Where will the next dialogue be held?');
}

async function checkQuote(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('radio', { name: 'Check quote' }).check();
  await handIn(
    page,
    'The two sides noted the importance of the Convention on Cybercrime as a firm basis for legislation',
  );
}

const PICTURES: readonly Picture[] = [
  { name: 'widget', page: { viewport: { width: 1200, height: 720 } }, show: ask },
  { name: 'widget-dark', page: { viewport: { width: 1200, height: 720 }, colorScheme: 'dark' }, show: checkQuote },
  { name: 'widget-narrow', page: { viewport: { width: 320, height: 640 } }, show: ask },
  {
    name: 'document',
    page: { viewport: { width: 1000, height: 620 } },
    show: async (page, url) => {
      await page.goto(`${url}/documents/joint-elements-2018?quote=${encodeURIComponent(QUOTE)}#p5`);
    },
  },
];

const { url, end } = await startServer();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
for (const { name, page: options, show } of PICTURES) {
  const page = await browser.newPage(options);
  await show(page, url);
  await page.waitForTimeout(SETTLED_AFTER_MS);
  await page.screenshot({ path: join(packageRoot(), 'docs', `${name}.png`) });
  console.log(`docs/${name}.png`);
  await page.close();
}
await browser.close();
await end();
