/** When a problem status comes. */
export const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'The request is wrong; `errors` names the fields.',
  401: 'The server has a key, which the request does not carry.',
  404: 'No document has that id.',
  413: 'The body is over 64 kB.',
  415: 'The body is no JSON in UTF-8.',
  422: 'The request names a document or a paragraph that is not there.',
  429: 'More requests a minute than the server allows.',
  500: 'The server failed; why stands in its log.',
  503: 'The server can’t answer now: the index is being built or loaded, there is too much to do, it took too long, the server is ending, or its database can’t be reached; `detail` says which.',
};

export const RETRY_AFTER = {
  'Retry-After': { description: 'Seconds until it makes sense to ask again.', schema: { type: 'integer' } },
};

/** As draft-ietf-httpapi-ratelimit-headers-08 has them; left out where the server has no limit. */
export const RATE_LIMIT_HEADERS = {
  RateLimit: { description: 'What is left of the limit, and seconds until it is renewed.', schema: { type: 'string' } },
  'RateLimit-Policy': { description: 'The limit and its time.', schema: { type: 'string' } },
};
