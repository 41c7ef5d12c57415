import { documentPath } from '../document-path.js';
import type { Citation } from './contract.js';

/**
 * In characters of an address, of which one beyond ASCII takes up to twelve. A longer quote makes an address that some
 * servers in between refuse; the paragraph and text fragment mark it then.
 */
const LONGEST_QUOTE_IN_ADDRESS = 4000;

/** The server's address without the slash that a person may have put at its end. */
export function serverAddress(endpoint: string): string {
  return new URL(endpoint, document.baseURI).href.replace(/(?<!\/)\/+$/, '');
}

/**
 * Where the document can be read with the quote marked, by the server and by the text fragment. It is always on the
 * server's own address, whatever the response says.
 */
export function citationAddress(server: string, { document, paragraph, quote, url }: Citation): string {
  const path = documentPath(document.id);
  const encoded = encodeURIComponent(quote);
  const query = encoded.length > LONGEST_QUOTE_IN_ADDRESS ? '' : `?quote=${encoded}`;
  const fragment = url.startsWith(`${path}#`) ? url.slice(path.length) : `#p${String(paragraph)}`;
  return server + path + query + fragment;
}
