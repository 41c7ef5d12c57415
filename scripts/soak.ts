import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { setTimeout as after } from 'node:timers/promises';
import { Command, InvalidArgumentError } from 'commander';
import { runCommand } from '../src/cli/run.js';
import { startedServer } from './started-server.js';

interface SoakOptions {
  readonly minutes: number;
  readonly clients: number;
}

/** One request of the mix; `body` as it goes over the wire. */
interface Sent {
  readonly kind: string;
  readonly path: string;
  readonly body?: string;
}

const json = (value: unknown): string => JSON.stringify(value);

/** What clients send, one after the other: most is what people ask, some is wrong. */
const MIX: readonly Sent[] = [
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

/** Resident memory of a process, in MB. */
async function residentMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
}

/** Answered requests: how often each status came, and how long those took that were not turned away, in milliseconds. */
class Tally {
  readonly statuses = new Map<string, number>();
  readonly times: number[] = [];

  add(kind: string, status: string, milliseconds: number): void {
    const key = `${kind} ${status}`;
    this.statuses.set(key, (this.statuses.get(key) ?? 0) + 1);
    if (status !== '503') this.times.push(milliseconds);
  }

  /** The time that so great a part of the requests took at most. */
  percentile(part: number): number {
    const sorted = [...this.times].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
  }
}

async function send(url: string, { kind, path, body }: Sent, tally: Tally): Promise<void> {
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

/** So many clients, each of which sends the next request of the mix as soon as its last one is answered. */
async function load(url: string, clients: number, until: number, tally: Tally): Promise<void> {
  let turn = 0;
  const client = async (): Promise<void> => {
    while (Date.now() < until) {
      const next = MIX[(turn += 1) % MIX.length];
      if (next !== undefined) await send(url, next, tally);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
}

function print(tally: Tally, seconds: number): void {
  const total = [...tally.statuses.values()].reduce((sum, count) => sum + count, 0);
  console.log(`${String(total)} requests, ${(total / seconds).toFixed(1)} a second`);
  console.table(Object.fromEntries([...tally.statuses].sort().map(([status, requests]) => [status, { requests }])));
  const percentiles = [0.5, 0.9, 0.99, 1].map(
    (part) => `p${String(part * 100)} ${tally.percentile(part).toFixed(0)} ms`,
  );
  console.log(`Of those not turned away: ${percentiles.join(', ')}`);
}

async function soak({ minutes, clients }: SoakOptions): Promise<void> {
  const { url, pid, end } = await startedServer();
  const seconds = minutes * 60;
  // What is loaded at the first request of a kind is no growth.
  for (const sent of MIX) await send(url, sent, new Tally());
  const before = await residentMemory(pid);
  const tally = new Tally();
  for (let tenth = 1; tenth <= 10; tenth += 1) {
    await load(url, clients, Date.now() + (seconds * 1000) / 10, tally);
    console.error(`${String(tenth * 10)} %: ${(await residentMemory(pid)).toFixed(0)} MB resident`);
  }
  await after(1000);
  const again = new Tally();
  await send(url, { kind: 'ask', path: '/v1/ask', body: json({ question: 'Where was it held?' }) }, again);
  print(tally, seconds);
  console.log(
    `Resident memory: ${before.toFixed(0)} MB at the start, ${(await residentMemory(pid)).toFixed(0)} MB a second after the end`,
  );
  console.log(`A question a second after the end: ${again.percentile(1).toFixed(0)} ms`);
  console.log(`The server ended with status ${String(await end())}`);
}

function positive(value: string): number {
  const number = Number(value);
  if (!(number > 0)) throw new InvalidArgumentError('must be a number above 0');
  return number;
}

await runCommand(async () => {
  await new Command('soak')
    .description('Sends mixed traffic to a server of its own and prints statuses, latency and memory.')
    .option('--minutes <minutes>', 'for how long', positive, 10)
    .option('--clients <clients>', 'that ask at once, each as soon as it is answered', positive, 4)
    .action(soak)
    .parseAsync();
});
