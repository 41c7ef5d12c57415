import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { newPage } from '../set-up/browser.js';
import { answerOf } from '../set-up/contract-bodies.js';
import { send } from '../set-up/widget-page.js';
import { WidgetSuite } from '../set-up/widget-suite.js';

const suite = new WidgetSuite();

/** A site's own script, as its bundler makes it of the package's export. */
async function siteScript(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: "import { defineStatementQa } from 'statement-qa/widget'; defineStatementQa(); defineStatementQa();",
      resolveDir: packageRoot(),
    },
    bundle: true,
    format: 'esm',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

test('a site that imports the package as a module defines the widget itself, and tells it the server', async () => {
  const { page, complaints } = await newPage(suite.browser);
  const body = await siteScript();
  await page.route('**/site.js', (route) => route.fulfill({ contentType: 'text/javascript', body }));
  await page.goto(suite.server.url);
  await page.evaluate((endpoint) => {
    const widget = document.createElement('statement-qa');
    widget.setAttribute('endpoint', endpoint);
    const script = document.createElement('script');
    script.type = 'module';
    script.src = '/site.js';
    document.querySelector('main')?.append(widget, script);
  }, suite.server.url);
  suite.server.replyWith(answerOf('Where?'));
  expect(await (await send(page, 'Where?')).locator('strong').textContent()).toBe('Brussels');
  expect(complaints).toEqual([]);
});
