import type { RequestHandler } from 'express';
import { createHash, timingSafeEqual } from 'node:crypto';
import { ProblemError } from './problem.js';

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/**
 * Lets only requests in that carry the key as a bearer token (RFC 6750). Digests are compared, which are of one length,
 * in a time that tells nothing of the key. Without a key everyone is let in.
 */
export function apiKey(key: string | null): RequestHandler {
  if (key === null) {
    return (_request, _response, next) => {
      next();
    };
  }
  const expected = digest(key);
  return (request, _response, next) => {
    const [, given = ''] = /^Bearer +(\S+) *$/i.exec(request.get('Authorization') ?? '') ?? [];
    if (timingSafeEqual(digest(given), expected)) {
      next();
      return;
    }
    throw new ProblemError(401, 'Key needed', 'Send the key of this server as Authorization: Bearer KEY.', {
      headers: { 'WWW-Authenticate': 'Bearer' },
    });
  };
}
