import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newPage, violationsInBothThemes, type WatchedPage } from '../set-up/browser.js';
import { answerOf, refusalOf } from '../set-up/contract-bodies.js';
import { contractServer } from '../set-up/contract-server.js';
import { embed, inputOf, listen, send } from '../set-up/widget-page.js';
import { WidgetSuite } from '../set-up/widget-suite.js';

const suite = new WidgetSuite();

function openInline(): Promise<WatchedPage> {
  return suite.open({ mode: 'inline' });
}

test('a wait that the server asks for is told and counted down, and then asking again is offered', async () => {
  const { page } = await openInline();
  await page.clock.install();
  suite.server.replyWith((_request, response) => void response.status(429).set('Retry-After', '40').end());
  const turn = await send(page, 'Where?');
  expect(await turn.locator('.failure').textContent()).toMatch(/Please wait (?:40|39) s\./);
  const retry = turn.getByRole('button', { name: 'Try again' });
  expect(await retry.isDisabled()).toBe(true);
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.clock.runFor(20_000);
  expect(await turn.locator('.failure').textContent()).toMatch(/Please wait (?:1\d|20) s\./);
  await page.clock.runFor(20_000);
  await expect.poll(() => retry.isEnabled()).toBe(true);
  expect(await turn.locator('.failure').textContent()).toContain('You can ask again now.');
  suite.server.replyWith(answerOf('Where?'));
  await retry.click();
  await turn.locator('blockquote').waitFor();
});

test('a slow answer is told as slow, once, also while the wait of another one is counted down', async () => {
  const { page } = await openInline();
  suite.server.replyWith((_request, response) => void response.status(429).set('Retry-After', '40').end());
  const refused = (await send(page, 'Who?')).locator('.failure');
  const said = await listen(page);
  let answer = (): void => undefined;
  suite.server.replyWith(async (_request, response) => {
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    response.json(refusalOf('Where?'));
  });
  await inputOf(page).fill('Where?');
  await inputOf(page).press('Enter');
  const pending = page.locator('statement-qa .pending');
  await pending.waitFor();
  expect(await pending.textContent()).toBe('Looking in the documents …');
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.locator('statement-qa .pending', { hasText: 'Still looking' }).waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  const counted = await refused.textContent();
  await expect.poll(() => refused.textContent()).not.toBe(counted);
  await inputOf(page).fill('And then?');
  await inputOf(page).press('Enter');
  expect(await inputOf(page).inputValue()).toBe('And then?');
  answer();
  await page.locator('statement-qa .verdict').waitFor();
  await expect
    .poll(async () => (await said()).filter((text) => !text.includes('wait')))
    .toEqual(['Still looking, longer than usual …', 'The documents do not say.']);
}, 60_000);

test('offline, the question is asked again as soon as there is a network', async () => {
  const { page } = await openInline();
  suite.server.replyWith(answerOf('Where?'));
  await page.context().setOffline(true);
  const turn = await send(page, 'Where?');
  expect(await turn.textContent()).toContain('You are offline.');
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.context().setOffline(false);
  await turn.locator('blockquote').waitFor();
});

/** Has the server answer each question, but hold back the first answer until the function returned is called. */
function holdBackFirstAnswer(): () => void {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  suite.server.replyWith(async (request, response) => {
    const { question } = request.body as { question: string };
    await released;
    response.json(answerOf(question));
  });
  return release;
}

/** The questions that the server was asked, from the request with this number on. */
function questionsSince(first: number): unknown[] {
  return suite.server.requests.slice(first).map(({ body }) => (body as { question: string }).question);
}

async function askOffline(page: Page, questions: readonly string[]): Promise<void> {
  await page.context().setOffline(true);
  for (const question of questions) {
    expect(await (await send(page, question)).textContent()).toContain('You are offline.');
  }
}

test('all that was asked offline is asked again in its order, each once, with the answers before it', async () => {
  const { page } = await openInline();
  const first = suite.server.requests.length;
  const release = holdBackFirstAnswer();
  await askOffline(page, ['Where?', 'When?', 'Who?']);
  await page.context().setOffline(false);
  await page.locator('statement-qa .pending').waitFor();
  await page.getByRole('button', { name: 'Try again' }).first().click();
  release();
  await expect.poll(() => page.locator('statement-qa .turn blockquote').count()).toBe(3);
  await send(page, 'Why?');
  expect(questionsSince(first)).toEqual(['Where?', 'When?', 'Who?', 'Why?']);
  const who = suite.server.requests[first + 2]?.body as { history: { question: string }[] };
  expect(who.history.map(({ question }) => question)).toEqual(['Where?', 'When?']);
});

test('what is cleared before its turn comes is not asked again', async () => {
  const { page } = await openInline();
  const first = suite.server.requests.length;
  const release = holdBackFirstAnswer();
  await askOffline(page, ['Where?', 'When?']);
  await page.context().setOffline(false);
  await expect.poll(() => questionsSince(first)).toEqual(['Where?']);
  await page.getByRole('button', { name: 'Clear the conversation' }).click();
  release();
  await send(page, 'Why?');
  expect(questionsSince(first)).toEqual(['Where?', 'Why?']);
  expect(await page.locator('statement-qa .turn').count()).toBe(1);
});

test('what breaks after an answer is told to who asked, and the next question is asked all the same', async () => {
  const { page, complaints } = await openInline();
  suite.server.replyWith(answerOf('Where?'));
  const told = await page.evaluate(async () => {
    CSS.highlights.delete = () => {
      throw new Error('no marks today');
    };
    const widget = document.querySelector('statement-qa') as unknown as { ask: (question: string) => Promise<unknown> };
    return widget.ask('Where?').catch(String);
  });
  expect(told).toBe('Error: no marks today');
  expect(await (await send(page, 'When?')).locator('blockquote').count()).toBe(1);
  await expect.poll(() => complaints).toEqual(['no marks today']);

  suite.server.replyWith((_request, response) => void response.status(500).end());
  const failed = await send(page, 'Who?');
  suite.server.replyWith(answerOf('Who?'));
  await failed.getByRole('button', { name: 'Try again' }).click();
  await failed.locator('blockquote').waitFor();
  expect(await (await send(page, 'Why?')).locator('blockquote').count()).toBe(1);
});

test('a server that goes down and comes back', async () => {
  const other = await contractServer();
  const { page } = await newPage(suite.browser);
  await page.goto(other.url);
  await embed(page, other.url, { mode: 'inline' });
  other.close();
  const turn = await send(page, 'Where?');
  expect(await turn.textContent()).toContain('The server can’t be reached.');
  expect(await violationsInBothThemes(page)).toEqual([]);
  const again = await contractServer(Number(new URL(other.url).port));
  again.replyWith(answerOf('Where?'));
  await turn.getByRole('button', { name: 'Try again' }).click();
  await turn.locator('blockquote').waitFor();
  expect(await turn.locator('.failure').count()).toBe(0);
  again.close();
});

test('what the server refuses is told in its words; an answer that is none is a failure', async () => {
  const { page } = await openInline();
  suite.server.replyWith(
    (_request, response) => void response.status(422).json({ detail: 'No document has the id "x".' }),
  );
  expect(await (await send(page, 'One?')).textContent()).toContain('No document has the id "x".');
  expect(await violationsInBothThemes(page)).toEqual([]);
  suite.server.replyWith((_request, response) => void response.type('html').send('<p>Sign in'));
  expect(await (await send(page, 'Two?')).textContent()).toContain('The server failed to answer.');
  suite.server.replyWith({});
  expect(await (await send(page, 'Three?')).textContent()).toContain('The server failed to answer.');
  expect(await violationsInBothThemes(page)).toEqual([]);
}, 60_000);

test('where the browser refuses storage, all but keeping works', async () => {
  const { page, complaints } = await newPage(suite.browser);
  await page.addInitScript(() => {
    Object.defineProperty(window, 'sessionStorage', {
      get: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await page.goto(suite.server.url);
  await embed(page, suite.server.url, { mode: 'inline' });
  suite.server.replyWith(answerOf('Where?'));
  expect(await (await send(page, 'Where?')).locator('blockquote').count()).toBe(1);
  await page.getByRole('button', { name: 'Clear the conversation' }).click();
  expect(await page.locator('statement-qa .turn').count()).toBe(0);
  expect(complaints).toEqual([]);
});
