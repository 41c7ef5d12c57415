import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { ProblemError } from './problem.js';

/** A network of this size is one customer's (RFC 6177): by single addresses anyone could have any number of limits. */
const IPV6_SUBNET = 64;

/**
 * At most so many requests a minute and client address, told in the headers of the IETF's draft 8 of RateLimit;
 * 0 is without limit.
 */
export function rateLimiter(perMinute: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    ipv6Subnet: IPV6_SUBNET,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    skip: () => perMinute === 0,
    // These checks print: that X-Forwarded-For is not believed without a trusted proxy is meant so.
    validate: false,
    handler: (_request, response) => {
      throw new ProblemError(429, 'Too many requests', `At most ${String(perMinute)} requests a minute are answered.`, {
        headers: { 'Retry-After': String(response.getHeader('Retry-After') ?? 60) },
      });
    },
  });
}
