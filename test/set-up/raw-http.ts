import { connect } from 'node:net';
import { once } from 'node:events';

/** What a server sends back to these bytes, read until it closes the connection. */
export async function sendRaw(url: string, bytes: string | Buffer): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let received = '';
  socket.on('data', (chunk: Buffer) => (received += chunk.toString()));
  // A server that refuses may close before everything is written.
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(bytes);
  await new Promise((resolve) => socket.once('close', resolve));
  return received;
}
