import type { BrowserContextOptions } from 'playwright-core';
import { expect, test } from 'vitest';
import { cutOff, violationsInBothThemes, type WatchedPage } from '../set-up/browser.js';
import { alteredQuote, answerOf, citationOf, refusalOf } from '../set-up/contract-bodies.js';
import { inputOf, listen, partInSight, send } from '../set-up/widget-page.js';
import { WidgetSuite } from '../set-up/widget-suite.js';

const suite = new WidgetSuite();

function openLauncher(options: BrowserContextOptions, attributes: Record<string, string> = {}): Promise<WatchedPage> {
  return suite.open({ mode: 'launcher', ...attributes }, options);
}

test('at 320 px the panel fills the screen, holds the focus, and gives it back', async () => {
  const { page } = await openLauncher({ viewport: { width: 320, height: 640 } });
  const launcher = page.locator('statement-qa .launcher');
  expect(await violationsInBothThemes(page)).toEqual([]);
  await launcher.click();
  suite.server.replyWith(answerOf('Where will the next one be?'));
  await send(page, 'Where will the next one be?');
  expect(await violationsInBothThemes(page)).toEqual([]);
  const box = await page.locator('statement-qa dialog').boundingBox();
  expect(box).toEqual({ x: 0, y: 0, width: 320, height: 640 });
  expect(
    await page.locator('statement-qa .transcript').evaluate((element) => element.scrollWidth - element.clientWidth),
  ).toBe(0);
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = '/elsewhere';
    link.textContent = 'Elsewhere';
    document.querySelector('main')?.append(link);
  });
  for (let i = 0; i < 14; i += 1) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.localName)).not.toBe('a');
  }
  await inputOf(page).press('Escape');
  await expect.poll(() => launcher.evaluate((element) => element.matches(':focus'))).toBe(true);
  expect(await page.locator('statement-qa dialog').isVisible()).toBe(false);
}, 60_000);

test('on a small screen a citation leads to its passage, Escape back to the citation, and from there to the launcher', async () => {
  const { page } = await openLauncher({ viewport: { width: 320, height: 640 } }, { highlight: 'main' });
  await page.evaluate((quote) => {
    const passage = document.createElement('p');
    passage.textContent = quote;
    document.querySelector('main')?.append(passage);
  }, citationOf().quote);
  await page.locator('statement-qa .launcher').click();
  suite.server.replyWith(answerOf('Where?'));
  await send(page, 'Where?');
  const said = await listen(page);
  const link = page.locator('statement-qa [part=citation-link]');
  await link.click();
  await expect.poll(said).toEqual(['Marked in the page. Escape goes back.']);
  expect(await page.locator('main p').evaluate((element) => element.matches(':focus'))).toBe(true);
  await page.keyboard.press('Escape');
  expect(await link.evaluate((element) => element.matches(':focus'))).toBe(true);
  await page.keyboard.press('Escape');
  const launcher = page.locator('statement-qa .launcher');
  await expect.poll(() => launcher.evaluate((element) => element.matches(':focus'))).toBe(true);
  expect(await said()).toHaveLength(1);
}, 60_000);

test.each([
  ['at 200% zoom', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
  ['at 320 px', { viewport: { width: 320, height: 640 } }],
])(
  '%s nothing is cut off, and every control can be brought in sight',
  async (_size, options) => {
    const { page } = await openLauncher(options);
    expect(await cutOff(page)).toEqual([]);
    await page.locator('statement-qa .launcher').click();
    suite.server.replyWith(refusalOf('Who is the president?'));
    await send(page, 'Who is the president?');
    suite.server.replyWith(answerOf('And where will the next one be?'));
    await send(page, 'And where will the next one be?');
    expect(await cutOff(page)).toEqual([]);
    for (const name of ['Send', 'Close', 'Clear the conversation']) {
      const button = page.getByRole('button', { name, exact: true });
      await button.scrollIntoViewIfNeeded();
      const box = await button.boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual(0);
      expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(options.viewport.height);
    }
  },
  60_000,
);

test.each(['launcher', 'inline'])(
  'on low screens each new answer of the %s comes into sight, and the box to write in stays there',
  async (mode) => {
    const { page } = await suite.open({ mode, suggestions: '' }, { viewport: { width: 320, height: 400 } });
    await page.evaluate(() => {
      document.querySelector('h1')?.after(...Array.from({ length: 40 }, () => document.createElement('br')));
    });
    if (mode === 'launcher') await page.locator('statement-qa .launcher').click();
    for (const [question, reply, [width, height]] of [
      ['Where will it be?', answerOf('Where will it be?'), [320, 400]],
      ['Who is the president?', refusalOf('Who is the president?'), [320, 400]],
      // A phone on its side.
      ['Who took part?', answerOf('Who took part?'), [640, 320]],
      // 1280 by 1024 px at 400% zoom.
      ['And when?', answerOf('And when?'), [320, 256]],
    ] as const) {
      await page.setViewportSize({ width, height });
      // The panel ends where the screen does, as after scrolling down to it: as it grows, it grows out of sight.
      await page.evaluate(() => document.querySelector('statement-qa')?.scrollIntoView({ block: 'end' }));
      suite.server.replyWith(reply);
      const turn = await send(page, question);
      await expect.poll(() => partInSight(turn.locator('.question'))).toBe(1);
      expect(await partInSight(turn.locator('blockquote, .verdict').first())).toBeGreaterThan(0);
      expect(await partInSight(inputOf(page))).toBe(1);
    }
  },
  60_000,
);

test('on a large screen the page beside the panel can be used', async () => {
  const { page } = await openLauncher({ colorScheme: 'dark' });
  await page.locator('statement-qa .launcher').click();
  expect(await violationsInBothThemes(page)).toEqual([]);
  expect(await page.locator('statement-qa dialog').evaluate((element) => element.matches(':modal'))).toBe(false);
  await page.evaluate(() => {
    const button = document.createElement('button');
    button.textContent = 'Beside';
    document.querySelector('main')?.append(button);
  });
  const beside = page.getByRole('button', { name: 'Beside' });
  for (let i = 0; i < 12 && !(await beside.evaluate((element) => element.matches(':focus'))); i += 1) {
    await page.keyboard.press('Shift+Tab');
  }
  expect(await beside.evaluate((element) => element.matches(':focus'))).toBe(true);
  await beside.click();
  expect(await page.locator('statement-qa dialog').isVisible()).toBe(true);
  await page.setViewportSize({ width: 500, height: 800 });
  await expect
    .poll(() => page.locator('statement-qa dialog').evaluate((element) => element.matches(':modal')))
    .toBe(true);
  await page.getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => page.locator('statement-qa dialog').isVisible()).toBe(false);
});

test('labels follow the language of the widget or the page, and the host replaces single ones', async () => {
  const { page } = await openLauncher({}, { lang: 'ja' });
  const launcher = page.locator('statement-qa .launcher');
  expect(await launcher.textContent()).toBe('声明に質問する');
  await page.evaluate(() => {
    document.querySelector('statement-qa')?.removeAttribute('lang');
    document.documentElement.lang = 'de-AT';
    Object.assign(document.querySelector('statement-qa') ?? {}, { labels: { close: 'Zumachen' } });
  });
  await expect.poll(() => launcher.textContent()).toBe('Die Erklärung befragen');
  await launcher.click();
  await page.getByRole('button', { name: 'Zumachen' }).waitFor();
});

test('on a page that runs from right to left, so does the widget', async () => {
  const { page } = await openLauncher({});
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
  const launcher = await page.locator('statement-qa .launcher').boundingBox();
  expect(launcher?.x).toBe(20);
  await page.locator('statement-qa .launcher').click();
  const send = await page.getByRole('button', { name: 'Send' }).boundingBox();
  const input = await inputOf(page).boundingBox();
  expect(send?.x).toBeLessThan(input?.x ?? 0);
});

test('every control is at least 24 px in both directions, also where colours are forced', async () => {
  const { page } = await openLauncher({ forcedColors: 'active', reducedMotion: 'reduce' }, { suggestions: 'Who?' });
  await page.locator('statement-qa .launcher').click();
  suite.server.replyWith(answerOf('Where?'));
  await send(page, 'Where?');
  for (const control of await page.locator('statement-qa :is(dialog button, dialog a, dialog label, textarea)').all()) {
    const box = await control.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
  }
  expect(await page.locator('statement-qa dialog').evaluate((element) => getComputedStyle(element).animationName)).toBe(
    'none',
  );
});

test('where colours are forced, what is chosen, changed, cited and sent is told apart without ours', async () => {
  const { page } = await suite.open({ mode: 'inline' }, { forcedColors: 'active' });
  await page.getByRole('radio', { name: 'Check quote' }).check();
  suite.server.replyWith(alteredQuote);
  await send(page, 'It is to be convened in two years’ time.');
  const style = (selector: string, property: string): Promise<string> =>
    page
      .locator(`statement-qa ${selector}`)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
  const pills = await page
    .locator('statement-qa .kinds span')
    .evaluateAll((elements) => elements.map((element) => getComputedStyle(element).backgroundColor));
  expect(pills[2]).not.toBe(pills[0]);
  expect(await style('.difference ins', 'text-decoration-line')).toBe('underline');
  expect(await style('.difference del', 'text-decoration-line')).toBe('line-through');
  expect(await style('.citation', 'border-inline-start-style')).toBe('solid');
  expect(await style('.send', 'border-top-style')).toBe('solid');
  expect(await style('.field', 'outline-style')).toBe('solid');
});

test('a page may put the widget elsewhere while its panel is open: it is closed, and can be opened again', async () => {
  const { page } = await openLauncher({ viewport: { width: 1000, height: 700 } });
  const launcher = page.locator('statement-qa .launcher');
  const dialog = page.locator('statement-qa dialog');
  await launcher.click();
  expect(await dialog.isVisible()).toBe(true);
  await page.evaluate(() => {
    const widget = document.querySelector('statement-qa');
    if (widget !== null) document.body.append(widget);
  });
  await expect.poll(() => dialog.isVisible()).toBe(false);
  await launcher.click();
  await expect.poll(() => dialog.isVisible()).toBe(true);
}, 60_000);
