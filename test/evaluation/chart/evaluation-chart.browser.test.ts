import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { evaluationChart } from '../../../src/evaluation/chart/evaluation-chart.js';
import { reliability } from '../../../src/evaluation/metrics/calibration-error.js';
import { riskCoverage } from '../../../src/evaluation/metrics/risk-coverage.js';
import { newFolder } from '../../set-up/folders.js';

const SYSTEMS = ['BM25 alone', 'dense alone', 'hybrid, not read', 'by similarity', 'statement-qa'];
/** The least contrast of text, and of lines, with what is behind (WCAG 2.2, 1.4.3 and 1.4.11). */
const TEXT_CONTRAST = 4.5;
const LINE_CONTRAST = 3;

function setNamed(set: string): Parameters<typeof evaluationChart>[0]['sets'][number] {
  const judged = Array.from({ length: 40 }, (_, i) => ({ confidence: i / 40, isRight: i % 3 !== 0 }));
  return {
    set,
    articles: [],
    counts: { answerable: 30, unanswerable: 10 },
    figures: {},
    curves: {
      riskCoverage: Object.fromEntries(SYSTEMS.map((system) => [system, riskCoverage(judged)])),
      reliability: { 'statement-qa': reliability(judged) },
    },
    misses: [],
  };
}

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
}, 120_000);
afterAll(() => browser.close());

async function opened(chart: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 1200 }, colorScheme });
  onTestFinished(() => page.close());
  await page.goto(pathToFileURL(join(await newFolder({ 'chart.svg': chart }), 'chart.svg')).href);
  return page;
}

test('it is a valid SVG document with a title, whatever the sets are called', async () => {
  const page = await opened(evaluationChart({ sets: [setNamed('squad-<&>"\'')] }));
  expect(await page.evaluate(() => document.documentElement.tagName)).toBe('svg');
  expect(await page.locator('parsererror').count()).toBe(0);
  expect(await page.locator('svg > title').textContent()).toMatch(/Risk-coverage/);
  expect(await page.locator('text.title').first().textContent()).toBe('squad-<&>"\', 40 questions');
});

test('axes are labelled, every system is in the legend, and no text is cut off or lies on another', async () => {
  const page = await opened(evaluationChart({ sets: [setNamed('questions'), setNamed('squad-reworded-1.1-dev')] }));
  const texts = await page.locator('text').evaluateAll((all) =>
    all.map((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      return { text: one.textContent, left, right, top, bottom };
    }),
  );
  const shown = texts.map(({ text }) => text);
  for (const label of [...SYSTEMS, 'confidence', 'coverage: questions answered', 'risk: answered wrongly']) {
    expect(shown).toContain(label);
  }
  const [width, height] = await page.evaluate(() => {
    const { right, bottom } = document.documentElement.getBoundingClientRect();
    return [right, bottom] as const;
  });
  for (const one of texts) {
    expect(one.left >= 0 && one.top >= 0 && one.right <= width && one.bottom <= height, one.text).toBe(true);
    const onAnother = texts.filter(
      (other) =>
        other !== one &&
        one.left < other.right &&
        other.left < one.right &&
        one.top < other.bottom &&
        other.top < one.bottom,
    );
    expect(onAnother, one.text).toEqual([]);
  }
});

test('curves stand at their values: the last point of the risk is the part that is wrong', async () => {
  const page = await opened(evaluationChart({ sets: [setNamed('questions')] }));
  const grid = await page
    .locator('path.grid')
    .first()
    .evaluate((path: SVGPathElement) => {
      const { width, height } = path.getBBox();
      return { width, height };
    });
  const line = page.locator('.whole polyline').first();
  const last = (await line.getAttribute('points'))?.split(' ').at(-1)?.split(',').map(Number);
  expect(last?.[0]).toBeCloseTo(grid.width, 0);
  expect(1 - (last?.[1] ?? NaN) / grid.height).toBeCloseTo(14 / 40, 2);
});

test.each(['light', 'dark'] as const)('it can be read where the reader prefers %s', async (scheme) => {
  const page = await opened(evaluationChart({ sets: [setNamed('questions')] }), scheme);
  const { paper, texts, lines } = await page.evaluate(() => {
    const luminance = (colour: string): number => {
      const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
        const value = Number(part) / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const of = (selector: string, property: 'fill' | 'stroke'): number[] =>
      [...document.querySelectorAll(selector)].map((one) => luminance(getComputedStyle(one)[property]));
    return { paper: of('.paper', 'fill')[0] ?? NaN, texts: of('text', 'fill'), lines: of('.line', 'stroke') };
  });
  const contrast = (one: number): number => (Math.max(one, paper) + 0.05) / (Math.min(one, paper) + 0.05);
  expect(paper > 0.5).toBe(scheme === 'light');
  expect(Math.min(...texts.map(contrast))).toBeGreaterThanOrEqual(TEXT_CONTRAST);
  expect(Math.min(...lines.map(contrast))).toBeGreaterThanOrEqual(LINE_CONTRAST);
});

test('without a set that has curves it is still a valid document', async () => {
  const page = await opened(evaluationChart({ sets: [{ ...setNamed('conversations'), curves: null }] }));
  expect(await page.locator('parsererror').count()).toBe(0);
});
