import { once } from 'node:events';
import type { Server } from 'node:http';
import { messageOf, SettingsError } from '../errors.js';

export interface ListenAddress {
  /** The variable or option that names the port, for the error. */
  readonly variable: string;
  readonly port: number;
  readonly host: string;
}

/**
 * How many connections may wait until they are accepted; the kernel's `net.core.somaxconn` caps it. Past it, a client's
 * kernel tries again after one second, three, seven: under more load than can be answered, 511, Node.js's own number, was
 * passed thousands of times a minute, and who could have been turned away at once waited for seconds.
 */
const BACKLOG = 4096;

/** The server's address once it listens. @throws SettingsError where the address can't be listened on. */
export async function listen(server: Server, { variable, port, host }: ListenAddress): Promise<string> {
  server.listen({ port, host, backlog: BACKLOG });
  try {
    await once(server, 'listening');
  } catch (error) {
    const reason = messageOf(error);
    throw new SettingsError([
      { variable: `${variable}, HOST`, reason: `can't listen there (${reason}); choose another` },
    ]);
  }
  const address = server.address();
  const actualPort = typeof address === 'object' && address !== null ? address.port : port;
  return `http://${host.includes(':') ? `[${host}]` : host}:${String(actualPort)}`;
}
