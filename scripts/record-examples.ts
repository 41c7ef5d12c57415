import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { pino } from 'pino';
import { assembleWithProgress } from '../src/cli/index-command.js';
import { runCommand } from '../src/cli/run.js';
import { createApp } from '../src/server/app.js';
import { Draining } from '../src/server/draining.js';
import { LOAD_LIMITS } from '../src/server/load-shedding.js';
import { Metrics } from '../src/server/metrics/metrics.js';
import { EXAMPLES_FILE, readExamples, type Example } from '../src/server/openapi/examples.js';
import { readSettings } from '../src/settings.js';
import { exchange } from './exchange.js';

/** Makes the requests of the OpenAPI document's examples anew and keeps what the server responds. */
await runCommand(async () => {
  const settings = readSettings({ ...process.env, RATE_LIMIT: '0' });
  const { answerer, quoteChecker, claimChecker } = await assembleWithProgress(settings);
  const app = createApp({
    ...settings,
    answerer: () => answerer,
    quoteChecker: () => quoteChecker,
    claimChecker: () => claimChecker,
    impediment: () => null,
    logger: pino({ level: 'silent' }),
    metrics: new Metrics(),
    servesMetrics: true,
    loadLimits: LOAD_LIMITS,
    draining: new Draining(),
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const recorded: Example[] = [];
    for (const example of readExamples()) {
      recorded.push({ ...example, ...(await exchange(example, `http://127.0.0.1:${String(port)}`)) });
    }
    await writeFile(EXAMPLES_FILE, `${JSON.stringify(recorded, null, 2)}\n`);
    console.log(`Wrote ${EXAMPLES_FILE} with ${String(recorded.length)} examples`);
  } finally {
    server.close();
  }
});
