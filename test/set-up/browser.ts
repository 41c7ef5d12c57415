import axe from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';

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
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
}

export interface WatchedPage {
  readonly page: Page;
  /** The address of every request. */
  readonly requests: string[];
  /** What the page's console shows as an error, violations of its policy among them, and errors that nobody caught. */
  readonly complaints: string[];
}

/** A page in a context of its own until the test is finished, with all requests and complaints noted. */
export async function newPage(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return { page, requests, complaints };
}

async function violations(page: Page): Promise<string[]> {
  return page.evaluate(async (tags) => {
    const { axe: engine } = window as unknown as { axe: typeof axe };
    const { violations: found } = await engine.run({
      runOnly: { type: 'tag', values: tags },
      rules: { 'target-size': { enabled: true } },
      resultTypes: ['violations'],
    });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  }, RULES);
}

/** What axe-core finds wrong in either theme, each with its rule and elements; empty where nothing is. */
export async function violationsInBothThemes(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    // What is still fading in has too little contrast.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    found.push(...(await violations(page)).map((violation) => `${colorScheme}: ${violation}`));
  }
  await page.emulateMedia({ colorScheme: null });
  return found;
}

/** What is too wide for the page, or ends outside of it: elements that a person sees, within shadow roots too. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isSeen = (element: Element): boolean => element.checkVisibility() && !element.closest('.unseen, .skip');
    const all = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot ? all(element.shadowRoot) : []),
      ]);
    const { clientWidth, scrollWidth } = document.documentElement;
    const outside = all(document.body).filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 0 && isSeen(element) && (left < -1 || right > clientWidth + 1);
    });
    const texts = outside.map((element) => `${element.localName}: ${element.textContent.trim().slice(0, 40)}`);
    return scrollWidth > clientWidth ? [`the page scrolls to ${String(scrollWidth)} px`, ...texts] : texts;
  });
}
