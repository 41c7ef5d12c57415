import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser, newPage, type WatchedPage } from './browser.js';
import { contractServer, type ContractServer } from './contract-server.js';
import { embed } from './widget-page.js';

/** One browser and one server that speaks the contract, for all tests of a file. */
export class WidgetSuite {
  #browser: Browser | undefined;
  #server: ContractServer | undefined;

  constructor() {
    beforeAll(async () => {
      this.#server = await contractServer();
      this.#browser = await launchBrowser();
    }, 60_000);
    afterAll(async () => {
      await this.#browser?.close();
      this.#server?.close();
    });
  }

  get browser(): Browser {
    if (this.#browser === undefined) throw new Error('the browser runs only within tests');
    return this.#browser;
  }

  get server(): ContractServer {
    if (this.#server === undefined) throw new Error('the server runs only within tests');
    return this.#server;
  }

  /** A page with the widget in it. */
  async open(attributes: Record<string, string>, options: BrowserContextOptions = {}): Promise<WatchedPage> {
    const watched = await newPage(this.browser, options);
    await watched.page.goto(this.server.url);
    await embed(watched.page, this.server.url, attributes);
    return watched;
  }
}
