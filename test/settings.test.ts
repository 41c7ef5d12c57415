import { describe, expect, test } from 'vitest';
import { SettingsError } from '../src/errors.js';
import { readSettings } from '../src/settings.js';

test('nothing need be set', () => {
  expect(readSettings({ UNRELATED: 'x' })).toEqual({
    port: 3000,
    host: '127.0.0.1',
    corpusFolder: 'corpus',
    indexFolder: 'index',
    vectorStore: null,
    embeddingModel: 'static-en-256',
    readerModel: 'reader-en',
    hub: 'https://huggingface.co',
    rateLimit: 120,
    answerCache: 1000,
    allowedOrigins: [],
    trustedProxies: [],
    apiKey: null,
    watchIndex: false,
    logQuestions: false,
    metricsPort: null,
    publicUrl: null,
    logLevel: 'info',
  });
});

test('every setting is taken from its variable', () => {
  expect(
    readSettings({
      PORT: '0',
      HOST: '::1',
      CORPUS_DIR: '/c',
      INDEX_DIR: '/i',
      VECTOR_STORE: 'postgres://qa:secret@db:5432/qa',
      EMBEDDING_MODEL: 'Xenova/all-MiniLM-L6-v2',
      READER_MODEL: 'Xenova/distilbert-base-cased-distilled-squad',
      HF_ENDPOINT: 'http://127.0.0.1:8080/hub',
      RATE_LIMIT: '0',
      ANSWER_CACHE: '0',
      ALLOWED_ORIGINS: 'https://example.org, http://localhost:8080',
      TRUST_PROXY: 'loopback, 10.0.0.0/8,2001:db8::1',
      API_KEY: 'correct-horse-battery',
      WATCH_INDEX: '1',
      LOG_QUESTIONS: '1',
      METRICS_PORT: '9464',
      PUBLIC_URL: 'https://qa.example.org',
      LOG_LEVEL: 'silent',
    }),
  ).toEqual({
    port: 0,
    host: '::1',
    corpusFolder: '/c',
    indexFolder: '/i',
    vectorStore: 'postgres://qa:secret@db:5432/qa',
    embeddingModel: 'Xenova/all-MiniLM-L6-v2',
    readerModel: 'Xenova/distilbert-base-cased-distilled-squad',
    hub: 'http://127.0.0.1:8080/hub',
    rateLimit: 0,
    answerCache: 0,
    allowedOrigins: ['https://example.org', 'http://localhost:8080'],
    trustedProxies: ['loopback', '10.0.0.0/8', '2001:db8::1'],
    apiKey: 'correct-horse-battery',
    watchIndex: true,
    logQuestions: true,
    metricsPort: 9464,
    publicUrl: 'https://qa.example.org',
    logLevel: 'silent',
  });
});

describe('a wrong value is told with its variable, what is allowed and what it is', () => {
  test.each([
    ['PORT', '65536', 'a whole number from 0 to 65535'],
    ['PORT', '-1', 'a whole number from 0 to 65535'],
    ['PORT', '80.5', 'a whole number from 0 to 65535'],
    ['PORT', '0x50', 'a whole number from 0 to 65535'],
    ['PORT', '', 'a whole number from 0 to 65535'],
    ['METRICS_PORT', '65536', 'a whole number from 0 to 65535'],
    ['HOST', ' ', 'must not be empty'],
    ['CORPUS_DIR', '', 'must not be empty'],
    ['EMBEDDING_MODEL', '../../etc', 'the name of a folder in models/'],
    ['READER_MODEL', 'a/b/c', 'the name of a folder in models/'],
    ['HF_ENDPOINT', 'huggingface.co', 'must be the address of a hub'],
    ['RATE_LIMIT', 'many', 'a whole number from 0 to 1000000'],
    ['ALLOWED_ORIGINS', 'example.org', 'must be origins such as'],
    ['ALLOWED_ORIGINS', 'https://example.org/', 'without a path'],
    ['ALLOWED_ORIGINS', 'https://*.example.org', 'must be origins such as'],
    ['ALLOWED_ORIGINS', '*, https://example.org', '* alone'],
    ['ALLOWED_ORIGINS', 'file:///x', 'must be origins such as'],
    ['TRUST_PROXY', 'true', 'must be addresses or networks'],
    ['TRUST_PROXY', '10.0.0.0/33', 'must be addresses or networks'],
    ['TRUST_PROXY', '0.0.0.0/0', 'not /0'],
    ['TRUST_PROXY', '::/0', 'not /0'],
    ['TRUST_PROXY', '::ffff:10.0.0.1/100', 'must be addresses or networks'],
    ['WATCH_INDEX', 'yes', 'must be 0 or 1'],
    ['LOG_QUESTIONS', 'true', 'must be 0 or 1'],
    ['PUBLIC_URL', 'example.org', 'must be an origin such as'],
    ['PUBLIC_URL', 'https://example.org/qa', 'without a path'],
    ['LOG_LEVEL', 'loud', 'one of fatal, error'],
  ])('%s=%j', (variable, value, allowed) => {
    const read = (): unknown => readSettings({ [variable]: value });
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(`${variable}: must `);
    expect(read).toThrow(allowed);
    expect(read).toThrow(`is "${value}"`);
  });
});

test('a key that is too short is told without repeating it', () => {
  const read = (): unknown => readSettings({ API_KEY: 'hunter2' });
  expect(read).toThrow(/^API_KEY: must be 16 or more/);
  expect(read).not.toThrow(/hunter2/);
});

test('a database’s address is told to be wrong without repeating its password', () => {
  const read = (): unknown => readSettings({ VECTOR_STORE: 'mysql://qa:hunter2@db/qa' });
  expect(read).toThrow(/^VECTOR_STORE: must be the address of a database, as in postgres:/);
  expect(read).not.toThrow(/hunter2/);
});

test('all wrong values are told at once, each once', () => {
  const read = (): unknown => readSettings({ PORT: 'x', LOG_LEVEL: 'y' });
  expect(read).toThrow(expect.objectContaining({ variables: ['PORT', 'LOG_LEVEL'] }) as Error);
});
