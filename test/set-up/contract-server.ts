import { once } from 'node:events';
import { createServer } from 'node:http';
import express, { type Request, type Response } from 'express';
import { crossOrigin } from '../../src/server/cross-origin.js';
import { widgetRoutes } from '../../src/server/widget-routes.js';

/** What a test has the server say to a request of the API. */
export type Reply = (request: Request, response: Response) => void | Promise<void>;

export interface ContractServer {
  readonly url: string;
  /** The bodies of the API's requests so far, with their paths. */
  readonly requests: { path: string; body: unknown }[];
  /** What is said from now on. */
  readonly replyWith: (reply: Reply | object) => void;
  readonly close: () => void;
}

const DOCUMENTS = [
  { id: 'statement', suggestions: ['Where was the third?', 'Who took part?'] },
  { id: 'other', suggestions: ['Who signed it?'] },
];

/** A server that serves the widget as the real one does and says of the API what a test wants, over a real socket. */
export async function contractServer(port = 0): Promise<ContractServer> {
  const requests: ContractServer['requests'] = [];
  let current: Reply = (_request, response) => void response.status(500).end();
  const app = express();
  app.use(widgetRoutes());
  app.use('/v1', crossOrigin(['*']), express.json());
  app.post('/v1/:route', async (request, response) => {
    requests.push({ path: request.path, body: request.body as unknown });
    await current(request, response);
  });
  app.get('/v1/documents', (_request, response) => void response.json({ documents: DOCUMENTS }));
  app.get('/', (_request, response) => {
    response.type('html').send('<!doctype html><html lang="en"><title>Test</title><main><h1>Test</h1></main></html>');
  });
  app.get('/favicon.ico', (_request, response) => void response.status(204).end());
  const server = createServer(app).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${String(address.port)}`,
    requests,
    replyWith: (reply) => {
      current = typeof reply === 'function' ? (reply as Reply) : (_request, response) => void response.json(reply);
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
