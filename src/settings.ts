import { z } from 'zod';
import { SettingsError } from './errors.js';

/** The models that ship with the package, folders of models/. */
export const BUNDLED_MODEL = 'static-en-256';
export const BUNDLED_READER = 'reader-en';
export const BUNDLED_CLAIM_MODEL = 'claims-en';
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** A whole number written in digits; anything else is told with what is allowed. */
function wholeNumber(minimum: number, maximum: number): z.ZodType<number, string> {
  const allowed = `must be a whole number from ${String(minimum)} to ${String(maximum)}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, allowed)
    .transform(Number)
    .refine((value) => value >= minimum && value <= maximum, allowed);
}

/** Never repeated in a message, which may end in a log. */
const SECRETS: ReadonlySet<string> = new Set(['API_KEY', 'VECTOR_STORE']);

const text = z.string().trim().min(1, 'must not be empty');

function modelName(example: string): z.ZodString {
  return text.regex(
    /^[\w.-]+(?:\/[\w.-]+)?$/,
    `must be the name of a folder in models/ or of a model on the hub, as in ${example}`,
  );
}

function isOrigin(value: string): boolean {
  return (
    !value.includes('*') &&
    URL.canParse(value) &&
    /^https?:$/.test(new URL(value).protocol) &&
    new URL(value).origin === value
  );
}

/** Origins parted by commas, or "*" alone; empty is none. */
const origins = z
  .string()
  .transform((value) => value.split(',').map((origin) => origin.trim()))
  .transform((list) => list.filter((origin) => origin !== ''))
  .refine(
    (list) => list.every(isOrigin) || (list.length === 1 && list[0] === '*'),
    'must be origins such as https://example.org, without a path and parted by commas, or * alone for every origin',
  );

/** Networks that proxy-addr fails on: of every address, and of IPv4 addresses written as IPv6. */
const UNTRUSTABLE = /\/0$|^::ffff:.*\//i;
const network = z.union([z.cidrv4(), z.cidrv6()]).refine((range) => !UNTRUSTABLE.test(range));
/** Addresses, networks and the names of networks that proxy-addr knows, parted by commas; empty is none. */
const proxy = z.union([z.enum(['loopback', 'linklocal', 'uniquelocal']), z.ipv4(), z.ipv6(), network]);
const proxies = z
  .string()
  .transform((value) => value.split(',').map((name) => name.trim()))
  .transform((list) => list.filter((name) => name !== ''))
  .refine(
    (list) => list.every((name) => proxy.safeParse(name).success),
    'must be addresses or networks such as 10.0.0.0/8 (not /0), or loopback, linklocal or uniquelocal, parted by commas',
  );

const isOn = z.enum(['0', '1'], 'must be 0 or 1').transform((value) => value === '1');

/** The hub that models are fetched from where no other is named. */
export const HUGGING_FACE = 'https://huggingface.co';

const schema = z.object({
  PORT: wholeNumber(0, 65_535).default(3000),
  HOST: text.default('127.0.0.1'),
  CORPUS_DIR: text.default('corpus'),
  INDEX_DIR: text.default('index'),
  VECTOR_STORE: z
    .url({
      protocol: /^postgres(?:ql)?$/,
      error: 'must be the address of a database, as in postgres://user:password@host:5432/name',
    })
    .nullable()
    .default(null),
  EMBEDDING_MODEL: modelName('Xenova/all-MiniLM-L6-v2').default(BUNDLED_MODEL),
  READER_MODEL: modelName('Xenova/distilbert-base-uncased-distilled-squad').default(BUNDLED_READER),
  HF_ENDPOINT: z
    .url({ protocol: /^https?$/, error: `must be the address of a hub, as in ${HUGGING_FACE}` })
    .default(HUGGING_FACE),
  RATE_LIMIT: wholeNumber(0, 1_000_000).default(120),
  ANSWER_CACHE: wholeNumber(0, 1_000_000).default(1000),
  ALLOWED_ORIGINS: origins.default([]),
  METRICS_PORT: wholeNumber(0, 65_535).optional(),
  TRUST_PROXY: proxies.default([]),
  API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{16,}$/, 'must be 16 or more letters, digits and marks without a space')
    .nullable()
    .default(null),
  WATCH_INDEX: isOn.default(false),
  LOG_QUESTIONS: isOn.default(false),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin, 'must be an origin such as https://qa.example.org, without a path')
    .nullable()
    .default(null),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
});

export interface Settings {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  readonly corpusFolder: string;
  readonly indexFolder: string;
  /** Address of the PostgreSQL database that holds the index; null where it is in `indexFolder`. */
  readonly vectorStore: string | null;
  readonly embeddingModel: string;
  readonly readerModel: string;
  /** Address of the hub that other models are downloaded from. */
  readonly hub: string;
  /** Requests a minute and client address; 0 is without limit. */
  readonly rateLimit: number;
  /** How many answers a server keeps for who asks the same again; 0 is none. */
  readonly answerCache: number;
  /** The origins whose pages may ask; "*" alone is every one, an empty list only this server's own. */
  readonly allowedOrigins: readonly string[];
  /** Where the metrics are, apart from all else; null puts them beside it, at /metrics. 0 takes any free port. */
  readonly metricsPort: number | null;
  /** Addresses and networks whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** What requests to /v1 and /mcp must carry; null lets everyone in. */
  readonly apiKey: string | null;
  /** Whether an index that is replaced is loaded without being told to. */
  readonly watchIndex: boolean;
  /** Whether the log holds what is asked. */
  readonly logQuestions: boolean;
  /** The origin at which people reach the server; null where it is the one that they ask. */
  readonly publicUrl: string | null;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/** Settings from environment variables. @throws SettingsError naming every variable that is wrong and what is allowed. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const result = schema.safeParse(environment);
  if (!result.success) {
    throw new SettingsError(
      result.error.issues.map(({ path, message }) => {
        const variable = String(path[0]);
        const told = SECRETS.has(variable) ? '' : `, but is "${environment[variable] ?? ''}"`;
        return { variable, reason: `${message}${told}` };
      }),
    );
  }
  const { data } = result;
  return {
    port: data.PORT,
    host: data.HOST,
    corpusFolder: data.CORPUS_DIR,
    indexFolder: data.INDEX_DIR,
    vectorStore: data.VECTOR_STORE,
    embeddingModel: data.EMBEDDING_MODEL,
    readerModel: data.READER_MODEL,
    hub: data.HF_ENDPOINT,
    rateLimit: data.RATE_LIMIT,
    answerCache: data.ANSWER_CACHE,
    allowedOrigins: data.ALLOWED_ORIGINS,
    metricsPort: data.METRICS_PORT ?? null,
    trustedProxies: data.TRUST_PROXY,
    apiKey: data.API_KEY,
    watchIndex: data.WATCH_INDEX,
    logQuestions: data.LOG_QUESTIONS,
    publicUrl: data.PUBLIC_URL,
    logLevel: data.LOG_LEVEL,
  };
}
