import type { Locator, Page } from 'playwright-core';

/** Puts the widget's script into a page, as a site owner's page holds it. */
export async function embed(page: Page, server: string, attributes: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate(
    ({ address, data }) => {
      const script = document.createElement('script');
      script.src = `${address}/widget.js`;
      for (const [name, value] of Object.entries(data)) script.setAttribute(`data-${name}`, value);
      document.head.append(script);
    },
    { address: server, data: attributes },
  );
  await page.locator('statement-qa [part=panel]').waitFor({ state: 'attached' });
}

export function inputOf(page: Page): Locator {
  return page.locator('statement-qa textarea');
}

/** Types a text and sends it by Enter; resolves when its turn is no longer under way. */
export async function send(page: Page, text: string): Promise<Locator> {
  await inputOf(page).fill(text);
  await inputOf(page).press('Enter');
  const turn = page.locator('statement-qa .turn', { hasText: text }).last();
  await turn.and(page.locator('[aria-busy=false]')).waitFor();
  return turn;
}

/** Notes what the widget's live regions say from now on; the function returned reads it. */
export async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const regions = document.querySelector('statement-qa')?.shadowRoot?.querySelectorAll('[role=status]') ?? [];
    if (regions.length === 0) throw new Error('the widget has no live region');
    for (const region of regions) {
      new MutationObserver(() => {
        const { textContent } = region;
        if (textContent !== '' && region.checkVisibility()) said.push(textContent);
      }).observe(region, { childList: true, characterData: true, subtree: true });
    }
  });
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said);
}

/** The texts that are marked in the page that embeds the widget, without line breaks. */
export function markedTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...(CSS.highlights.get('statement-qa') ?? [])].map((range) => (range as Range).toString().replace(/\s+/g, ' ')),
  );
}

/** The part of an element, 0 to 1, that is in sight: inside of the screen and of every box that scrolls. */
export function partInSight(element: Locator): Promise<number> {
  return element.evaluate(
    (target) =>
      new Promise<number>((resolve) => {
        new IntersectionObserver(([entry], observer) => {
          observer.disconnect();
          resolve(entry?.intersectionRatio ?? 0);
        }).observe(target);
      }),
  );
}

/** Whether the first marked text is in sight. */
export function isMarkInSight(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const [range] = [...(CSS.highlights.get('statement-qa') ?? [])] as Range[];
    const box = range?.getBoundingClientRect();
    return box !== undefined && box.top >= 0 && box.bottom <= window.innerHeight;
  });
}
