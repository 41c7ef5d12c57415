import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { pino } from 'pino';
import { Answerer } from '../answer/answerer.js';
import type { ClaimChecker } from '../claims/claim-checker.js';
import { QuoteChecker } from '../quotes/quote-checker.js';
import { createApp } from '../server/app.js';
import { readCalibration } from '../retrieval/calibration.js';
import { SettingsError } from '../errors.js';
import { readSettings, type Settings } from '../settings.js';
import { loadIndex } from '../vector-index/load-index.js';
import {
  buildIndexWithProgress,
  createClaimChecker,
  createEmbeddings,
  createReader,
  defaultCalibrationFile,
} from './index-command.js';
import { runCommand } from './run.js';

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

await runCommand(async () => {
  const settings = readSettings(process.env);
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
    publicUrl: settings.publicUrl,
  });
  const server = createServer(app);
  const address = await listen(server, settings);
  closeOnSignal(server);
  try {
    const embeddings = createEmbeddings(settings);
    const reader = createReader(settings);
    await buildIndexWithProgress(settings, { embeddings, reader });
    const { suggestions, ...index } = await loadIndex(settings.indexFolder, embeddings);
    const calibration = await readCalibration(defaultCalibrationFile());
    const quotes = new QuoteChecker(index.documents);
    claimChecker = await createClaimChecker(index, calibration, quotes);
    quoteChecker = quotes;
    answerer = new Answerer({ index, calibration, reader, suggestions });
    const { documents, passages } = index.manifest.counts;
    console.log(`Serving on ${address} with ${String(documents)} documents and ${String(passages)} passages`);
  } catch (error) {
    server.close();
    throw error;
  }
});
