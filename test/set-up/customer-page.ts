import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import express from 'express';
import { packageRoot } from '../../src/package-root.js';

const FOLDER = join(packageRoot(), 'test', 'widget', 'customer-page');

/** The integrity of the widget as it is built, for the `integrity` attribute. */
async function widgetIntegrity(): Promise<string> {
  const bundle = await readFile(join(packageRoot(), 'dist', 'widget.js'));
  return `sha384-${createHash('sha384').update(bundle).digest('base64')}`;
}

/** A customer's page on an origin of its own, under the policy that the README gives, until `close`. */
export async function customerPage(server: () => string): Promise<{ url: string; close: () => void }> {
  const app = express();
  app.get(['/', '/elsewhere'], async (_request, response) => {
    const page = await readFile(join(FOLDER, 'index.html'), 'utf8');
    response.set(
      'Content-Security-Policy',
      `default-src 'none'; script-src 'self' ${server()}; style-src 'self'; connect-src ${server()}; img-src 'self'; ` +
        "require-trusted-types-for 'script'; trusted-types lit-html",
    );
    response.type('html');
    response.send(page.replace('{{server}}', server()).replace('{{integrity}}', await widgetIntegrity()));
  });
  app.get(
    '/icon.svg',
    (_request, response) => void response.type('svg').send('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  );
  app.use(express.static(FOLDER, { index: false }));
  const listening = createServer(app).listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${String(address.port)}`,
    close: () => {
      listening.close();
      listening.closeAllConnections();
    },
  };
}
