import { once } from 'node:events';
import type { Server } from 'node:http';
import { SettingsError } from '../errors.js';

export interface ListenAddress {
  /** The variable or option that names the port, for the error. */
  readonly variable: string;
  readonly port: number;
  readonly host: string;
}

/** The server's address once it listens. @throws SettingsError where the address can't be listened on. */
export async function listen(server: Server, { variable, port, host }: ListenAddress): Promise<string> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SettingsError([
      { variable: `${variable}, HOST`, reason: `can't listen there (${reason}); choose another` },
    ]);
  }
  const address = server.address();
  const actualPort = typeof address === 'object' && address !== null ? address.port : port;
  return `http://${host.includes(':') ? `[${host}]` : host}:${String(actualPort)}`;
}
