import { createServer } from 'node:http';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { Answerer } from '../../src/answer/answerer.js';
import type { ClaimChecker } from '../../src/claims/claim-checker.js';
import type { QuoteChecker } from '../../src/quotes/quote-checker.js';
import { createApp } from '../../src/server/app.js';

export interface AppUnderTest {
  readonly answerer?: () => Answerer | null;
  readonly quoteChecker?: () => QuoteChecker | null;
  readonly claimChecker?: () => ClaimChecker | null;
  readonly rateLimit?: number;
  readonly allowedOrigins?: readonly string[];
  readonly publicUrl?: string | null;
}

/** The application on a free port of this machine, until `close`. */
export async function listening({
  answerer = () => null,
  quoteChecker = () => null,
  claimChecker = () => null,
  rateLimit = 0,
  allowedOrigins = [],
  publicUrl = null,
}: AppUnderTest): Promise<{ url: string; close: () => void }> {
  const server = createServer(
    createApp({
      answerer,
      quoteChecker,
      claimChecker,
      rateLimit,
      allowedOrigins,
      publicUrl,
      logger: pino({ level: 'silent' }),
    }),
  );
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${String(address.port)}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** As `listening`, until the running test is finished. */
export async function listeningForTest(app: AppUnderTest): Promise<string> {
  const { url, close } = await listening(app);
  onTestFinished(close);
  return url;
}
