import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { pino } from 'pino';
import type { Answerer } from '../answer/answerer.js';
import type { ClaimChecker } from '../claims/claim-checker.js';
import type { QuoteChecker } from '../quotes/quote-checker.js';
import { createApp } from '../server/app.js';
import { SettingsError } from '../errors.js';
import type { Settings } from '../settings.js';
import { settingsOfProcess } from './environment.js';
import { assembleWithProgress } from './index-command.js';

/** @throws SettingsError where the address can't be listened on. */
async function listen(server: Server, { port, host }: Settings): Promise<string> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SettingsError([{ variable: 'PORT, HOST', reason: `can't listen there (${reason}); choose another` }]);
  }
  const address = server.address();
  const actualPort = typeof address === 'object' && address !== null ? address.port : port;
  return `http://${host.includes(':') ? `[${host}]` : host}:${String(actualPort)}`;
}

/** Takes no new connection on a signal to end, and ends as soon as the requests under way are answered, also amid a build. */
function closeOnSignal(server: Server): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close(() => process.exit());
      server.closeIdleConnections();
    });
  }
}

/** Serves until a signal ends it. */
export async function serve(): Promise<void> {
  const settings = settingsOfProcess();
  const logger = pino({ level: settings.logLevel });
  let answerer: Answerer | null = null;
  let quoteChecker: QuoteChecker | null = null;
  let claimChecker: ClaimChecker | null = null;
  const app = createApp({
    answerer: () => answerer,
    quoteChecker: () => quoteChecker,
    claimChecker: () => claimChecker,
    logger,
    rateLimit: settings.rateLimit,
    allowedOrigins: settings.allowedOrigins,
  });
  const server = createServer(app);
  const address = await listen(server, settings);
  closeOnSignal(server);
  try {
    const { manifest, ...assembly } = await assembleWithProgress(settings);
    ({ answerer, quoteChecker, claimChecker } = assembly);
    const { documents, passages } = manifest.counts;
    console.log(`Serving on ${address} with ${String(documents)} documents and ${String(passages)} passages`);
  } catch (error) {
    server.close();
    throw error;
  }
}
