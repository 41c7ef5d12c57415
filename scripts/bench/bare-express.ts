import express from 'express';
import { readFileSync } from 'node:fs';
import { runCommand, UsageError } from '../../src/cli/run.js';

/** The least that Express can do for the same request: parse it, and respond a stored answer. */
await runCommand(() => {
  const file = process.argv[2];
  if (file === undefined) throw new UsageError('Usage: bare-express ANSWER.json');
  const answer = JSON.parse(readFileSync(file, 'utf8')) as object;
  const app = express();
  app.post('/v1/ask', express.json(), (_request, response) => {
    response.json(answer);
  });
  const server = app.listen(0, '127.0.0.1', () => {
    const address = server.address();
    console.log(
      `Serving on http://127.0.0.1:${String(typeof address === 'object' ? address?.port : '')} with a stored answer`,
    );
  });
  return Promise.resolve();
});
