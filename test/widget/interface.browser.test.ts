import { expect, test } from 'vitest';
import { answerOf } from '../set-up/contract-bodies.js';
import { inputOf, listen, send } from '../set-up/widget-page.js';
import { WidgetSuite } from '../set-up/widget-suite.js';

const suite = new WidgetSuite();

test('the attributes do what they are for', async () => {
  const { page } = await suite.open({
    ...{ mode: 'inline', documents: 'statement other', heading: 'Our words', 'heading-level': '3' },
    ...{ placeholder: 'Ask us', theme: 'dark', suggestions: '' },
  });
  expect(await page.getByRole('heading', { level: 3, name: 'Our words' }).isVisible()).toBe(true);
  expect(await page.getByRole('textbox', { name: 'Ask us' }).getAttribute('placeholder')).toBe('Ask us');
  expect(await page.locator('statement-qa [part=suggestion]').count()).toBe(0);
  expect(
    await page
      .locator('statement-qa .panel')
      .evaluate((panel) => getComputedStyle(panel).getPropertyValue('background-color')),
  ).toBe('rgb(21, 25, 31)');
  suite.server.replyWith(answerOf('Where?'));
  await send(page, 'Where?');
  expect(suite.server.requests.at(-1)?.body).toMatchObject({ documents: ['statement', 'other'] });
  expect(await page.getByRole('heading', { level: 4, name: 'Where?' }).isVisible()).toBe(true);
});

test('the methods open, close, ask and clear, and give what became of a question', async () => {
  const { page } = await suite.open({ mode: 'launcher' });
  const panel = page.locator('statement-qa dialog');
  const call = (method: string, ...parameters: unknown[]): Promise<unknown> =>
    page.locator('statement-qa').evaluate(
      (widget, [name, given]) => {
        const methods = widget as unknown as Record<string, (...all: unknown[]) => unknown>;
        return methods[name]?.(...given);
      },
      [method, parameters] as const,
    );
  await call('toggle');
  await expect.poll(() => panel.isVisible()).toBe(true);
  await call('toggle');
  await expect.poll(() => panel.isVisible()).toBe(false);
  suite.server.replyWith(answerOf('Where?'));
  expect(await call('ask', 'Where?')).toMatchObject({ status: 'answered', answer: { text: 'Brussels' } });
  suite.server.replyWith((_request, response) => void response.status(500).end());
  expect(await call('ask', 'When?')).toBe(null);
  expect(await page.locator('statement-qa .turn').count()).toBe(2);
  await call('clear');
  await expect.poll(() => page.locator('statement-qa .turn').count()).toBe(0);
});

test('the page hears of a copy, and may follow a citation in a way of its own', async () => {
  const { page } = await suite.open({ mode: 'inline' }, { permissions: ['clipboard-write'] });
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    document.addEventListener('sqa-copy', (event) => heard.push((event as CustomEvent).detail));
    document.addEventListener('sqa-citation-click', (event) => {
      event.preventDefault();
      heard.push((event as CustomEvent).detail);
    });
  });
  suite.server.replyWith(answerOf('Where?'));
  const turn = await send(page, 'Where?');
  await turn.getByRole('button', { name: 'Copy as Markdown' }).click();
  await turn.getByRole('button', { name: 'Copied' }).waitFor();
  await turn.locator('figcaption a').click();
  expect(await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)).toMatchObject([
    { format: 'markdown', citation: { paragraph: 8 } },
    { address: await turn.locator('figcaption a').getAttribute('href') },
  ]);
  expect(page.context().pages()).toHaveLength(1);
});

test('what is handed in is chosen by keyboard alone, and the box says what goes into it', async () => {
  const { page } = await suite.open({ mode: 'inline', suggestions: '' });
  const said = await listen(page);
  await inputOf(page).focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  expect(await inputOf(page).getAttribute('placeholder')).toBe('Paste what someone wrote');
  expect(await page.getByRole('textbox', { name: 'Check quote' }).evaluate((box) => box.matches(':focus'))).toBe(true);
  suite.server.replyWith({ status: 'absent', citation: null, differences: [] });
  await page.keyboard.type('To be or not to be');
  await page.keyboard.press('Enter');
  await page.locator('statement-qa .verdict').waitFor();
  await expect.poll(said).toEqual(['Not in the documents.']);
});
