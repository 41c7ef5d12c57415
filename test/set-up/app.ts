import type { Express } from 'express';
import type { Server } from 'node:http';
import { pino, type Logger } from 'pino';
import { onTestFinished } from 'vitest';
import type { Answerer } from '../../src/answer/answerer.js';
import type { ClaimChecker } from '../../src/claims/claim-checker.js';
import type { QuoteChecker } from '../../src/quotes/quote-checker.js';
import { createApp } from '../../src/server/app.js';
import { Draining } from '../../src/server/draining.js';
import { CONNECTION_LIMITS, createHttpServer, type ConnectionLimits } from '../../src/server/http-server.js';
import { LOAD_LIMITS, type LoadLimits } from '../../src/server/load-shedding.js';
import { Metrics } from '../../src/server/metrics/metrics.js';
import { readSettings } from '../../src/settings.js';

export interface AppUnderTest {
  readonly answerer?: () => Answerer | null;
  readonly quoteChecker?: () => QuoteChecker | null;
  readonly claimChecker?: () => ClaimChecker | null;
  readonly impediment?: () => Error | null;
  readonly metrics?: Metrics;
  readonly servesMetrics?: boolean;
  readonly rateLimit?: number;
  readonly allowedOrigins?: readonly string[];
  readonly apiKey?: string | null;
  readonly trustedProxies?: readonly string[];
  readonly publicUrl?: string | null;
  readonly logQuestions?: boolean;
  readonly logger?: Logger;
  readonly loadLimits?: Partial<LoadLimits>;
  readonly draining?: Draining;
}

export interface ServerUnderTest extends AppUnderTest {
  readonly connectionLimits?: Partial<ConnectionLimits>;
}

/** An application over nothing, without limits or a key, but for what is given. */
export function newApp({ loadLimits, ...app }: AppUnderTest = {}): Express {
  return createApp({
    ...readSettings({ RATE_LIMIT: '0' }),
    answerer: () => null,
    quoteChecker: () => null,
    claimChecker: () => null,
    impediment: () => null,
    metrics: new Metrics(),
    servesMetrics: true,
    logger: pino({ level: 'silent' }),
    draining: new Draining(),
    ...app,
    loadLimits: { ...LOAD_LIMITS, ...loadLimits },
  });
}

/** The application on a free port of this machine, until `close`. */
export async function listening({
  connectionLimits,
  ...app
}: ServerUnderTest): Promise<{ url: string; server: Server; close: () => void }> {
  const { logger = pino({ level: 'silent' }) } = app;
  const server = createHttpServer(newApp(app), logger, { ...CONNECTION_LIMITS, ...connectionLimits });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return {
    server,
    url: `http://127.0.0.1:${String(address.port)}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** As `listening`, until the running test is finished. */
export async function listeningForTest(app: ServerUnderTest): Promise<string> {
  const { url, close } = await listening(app);
  onTestFinished(close);
  return url;
}
