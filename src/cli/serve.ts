import { once } from 'node:events';
import type { Server } from 'node:http';
import { pino, type Logger } from 'pino';
import { SettingsError } from '../errors.js';
import { createApp } from '../server/app.js';
import { Draining } from '../server/draining.js';
import { createHttpServer } from '../server/http-server.js';
import { LOAD_LIMITS } from '../server/load-shedding.js';
import { readSettings, type Settings } from '../settings.js';
import { buildIndexWithProgress, createEmbeddings, createReader } from './index-command.js';
import { runCommand } from './run.js';
import { CurrentIndex } from './serving.js';

const ENDING = ['SIGINT', 'SIGTERM'] as const;
/** How long requests under way may take when the server ends, in milliseconds. */
const LONGEST_DRAIN = 10_000;

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

/**
 * On the first signal to end: takes nothing new and ends with status 0 as soon as the requests under way are answered,
 * also amid a build. A second one ends the process at once, as it does where nothing listens to it.
 */
function endOnSignal(server: Server, draining: Draining, logger: Logger): void {
  const end = (signal: NodeJS.Signals): void => {
    for (const each of ENDING) process.off(each, end);
    logger.info({ signal }, 'ending: no new requests are taken');
    void draining.drain(server, LONGEST_DRAIN).then((isComplete) => {
      if (!isComplete) logger.warn('requests that took too long are cut off');
      process.exit(0);
    });
  };
  for (const signal of ENDING) process.on(signal, end);
}

/** What nobody caught leaves a state that nobody knows: it is logged, and a supervisor starts the server again. */
function endOnUncaught(logger: Logger): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      logger.fatal({ err: error }, event);
      process.exit(1);
    });
  }
}

await runCommand(async () => {
  const settings = readSettings(process.env);
  const logger = pino({ level: settings.logLevel });
  endOnUncaught(logger);
  const embeddings = createEmbeddings(settings);
  const reader = createReader(settings);
  const current = new CurrentIndex({ ...settings, embeddings, reader, logger });
  const draining = new Draining();
  const app = createApp({
    ...settings,
    answerer: () => current.serving?.answerer ?? null,
    quoteChecker: () => current.serving?.quoteChecker ?? null,
    claimChecker: () => current.serving?.claimChecker ?? null,
    logger,
    loadLimits: LOAD_LIMITS,
    draining,
  });
  const server = createHttpServer(app);
  const address = await listen(server, settings);
  endOnSignal(server, draining, logger);
  process.on('SIGHUP', () => void current.reload());
  try {
    await buildIndexWithProgress(settings, { embeddings, reader });
    const { documents, passages } = (await current.load()).manifest.counts;
    if (settings.watchIndex) current.watch();
    console.log(`Serving on ${address} with ${String(documents)} documents and ${String(passages)} passages`);
  } catch (error) {
    server.close();
    server.closeAllConnections();
    throw error;
  }
});
