import { performance } from 'node:perf_hooks';
import { setTimeout as after } from 'node:timers/promises';
import type { Tally } from './tally.js';

/** One request of the mix; `body` as it goes over the wire. */
export interface Sent {
  readonly kind: string;
  readonly path: string;
  readonly body?: string;
}

const json = (value: unknown): string => JSON.stringify(value);

/** What clients send, one after the other: most is what people ask, some is wrong. */
export const MIX: readonly Sent[] = [
  { kind: 'ask', path: '/v1/ask', body: json({ question: 'Where will the next dialogue be held?' }) },
  { kind: 'ask', path: '/v1/ask', body: json({ question: 'What did the two sides underline?' }) },
  {
    kind: 'ask',
    path: '/v1/ask',
    body: json({ question: 'And where?', history: [{ question: 'When did the third dialogue take place?' }] }),
  },
  { kind: 'ask', path: '/v1/ask', body: json({ question: 'Who won the world cup?' }) },
  { kind: 'check', path: '/v1/check', body: json({ claim: 'The meeting was held in Paris.' }) },
  {
    kind: 'check',
    path: '/v1/check',
    body: json({ claim: 'The meeting was held in Tokyo.', citation: { paragraph: 1 } }),
  },
  { kind: 'quote', path: '/v1/quotes', body: json({ quote: 'a firm basis for national legislation' }) },
  { kind: 'quote', path: '/v1/quotes', body: json({ quote: 'to be or not to be, that is the question' }) },
  { kind: 'documents', path: '/v1/documents' },
  { kind: 'page', path: '/documents/joint-elements-2018?quote=Tokyo' },
  { kind: 'wrong', path: '/v1/ask', body: '{"question":' },
  { kind: 'wrong', path: '/v1/ask', body: json({ question: 'x'.repeat(3000), extra: true }) },
  { kind: 'wrong', path: '/v1/documents/nowhere' },
];

/** The address of a server, and where its answers are counted. */
interface Trial {
  readonly url: string;
  readonly tally: Tally;
}

export async function send({ url, tally }: Trial, { kind, path, body }: Sent): Promise<void> {
  const before = performance.now();
  const post = { method: 'POST', body: body ?? '', headers: { 'Content-Type': 'application/json' } };
  try {
    const response = await fetch(url + path, body === undefined ? {} : post);
    await response.arrayBuffer();
    tally.add(kind, String(response.status), performance.now() - before);
  } catch {
    tally.add(kind, 'no answer', performance.now() - before);
  }
}

function* mixed(): Generator<Sent, never> {
  for (;;) yield* MIX;
}

/** So many clients, each of which sends the next request of the mix as soon as its last one is answered. */
export async function sendByClients(trial: Trial, clients: number, seconds: number): Promise<void> {
  const until = performance.now() + seconds * 1000;
  const requests = mixed();
  const client = async (): Promise<void> => {
    while (performance.now() < until) await send(trial, requests.next().value);
  };
  await Promise.all(Array.from({ length: clients }, client));
}

/** So many requests a second, whether or not those before are answered. */
export async function sendAtRate(trial: Trial, rate: number, seconds: number): Promise<void> {
  const begun = performance.now();
  const requests = mixed();
  const sent: Promise<void>[] = [];
  while (sent.length < rate * seconds) {
    const due = Math.min(rate * seconds, ((performance.now() - begun) / 1000) * rate);
    while (sent.length < due) sent.push(send(trial, requests.next().value));
    await after(5);
  }
  await Promise.all(sent);
}

/** Asks four times a second whether the server lives, until the signal is aborted. */
export async function askForHealth(trial: Trial, { signal }: { readonly signal: AbortSignal }): Promise<void> {
  while (!signal.aborted) {
    await send(trial, { kind: 'health', path: '/healthz' });
    await after(250);
  }
}
