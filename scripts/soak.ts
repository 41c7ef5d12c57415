import { setTimeout as after } from 'node:timers/promises';
import { Command, InvalidArgumentError } from 'commander';
import { runCommand } from '../src/cli/run.js';
import { Tally } from './soak/tally.js';
import { askForHealth, MIX, send, sendAtRate, sendByClients } from './soak/traffic.js';
import { startServer, type StartedServer } from './started-server.js';

interface SoakOptions {
  readonly minutes: number;
  readonly clients: number;
  /** Requests a second, in place of the clients. */
  readonly rate?: number;
  /** How many times as many requests a second as the clients get answered. */
  readonly overload?: number;
}

/** How long the clients show what the server can do before it is overloaded. */
const MEASURED_SECONDS = 10;
/** The load comes in so many parts, between which the server's memory is told. */
const PARTS = 10;

/** How many requests a second to send; null where it is the clients that send. */
async function rateOf({ clients, rate, overload }: SoakOptions, { url }: StartedServer): Promise<number | null> {
  if (overload === undefined) return rate ?? null;
  const tally = new Tally();
  await sendByClients({ url, tally }, clients, MEASURED_SECONDS);
  const capacity = tally.taken / MEASURED_SECONDS;
  console.log(`${String(clients)} clients: ${capacity.toFixed(1)} requests a second are answered, ${tally.tail}`);
  return capacity * overload;
}

function print(tally: Tally, seconds: number): void {
  const perSecond = (requests: number): string => (requests / seconds).toFixed(1);
  console.log(`${String(tally.total)} requests, ${perSecond(tally.total)} a second`);
  console.table(tally.table);
  console.log(`Not turned away: ${perSecond(tally.taken)} a second, ${tally.tail}`);
}

async function load(server: StartedServer, rate: number | null, { minutes, clients }: SoakOptions): Promise<void> {
  const [tally, health] = [new Tally(), new Tally()];
  const [trial, isOver] = [{ url: server.url, tally }, new AbortController()];
  const asking = askForHealth({ url: server.url, tally: health }, isOver);
  const before = await server.residentMemory();
  for (let part = 1; part <= PARTS; part += 1) {
    const seconds = (minutes * 60) / PARTS;
    await (rate === null ? sendByClients(trial, clients, seconds) : sendAtRate(trial, rate, seconds));
    console.error(`${String((part * 100) / PARTS)} %: ${(await server.residentMemory()).toFixed(0)} MB resident`);
  }
  isOver.abort();
  await asking;
  print(tally, minutes * 60);
  console.log(
    `Whether it lives was asked ${String(health.total)} times, answered ${String(health.taken)}: ${health.tail}`,
  );
  await after(1000);
  const again = new Tally();
  for (const sent of MIX) await send({ url: server.url, tally: again }, sent);
  console.log(`The mix once, a second after the end: ${again.tail}`);
  const at = `${before.toFixed(0)} MB at the start, ${(await server.residentMemory()).toFixed(0)} MB after the end`;
  console.log(`Resident memory: ${at}`);
}

async function soak(options: SoakOptions): Promise<void> {
  const server = await startServer();
  // What is loaded at the first request of a kind is no growth.
  const unloaded = new Tally();
  for (const tally of [new Tally(), unloaded]) {
    for (const sent of MIX) await send({ url: server.url, tally }, sent);
  }
  console.log(`The mix once, without a load: ${unloaded.tail}`);
  await load(server, await rateOf(options, server), options);
  console.log(`The server ended with status ${String(await server.end())}`);
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
    .option('--rate <requests>', 'a second, answered or not, in place of the clients', positive)
    .option('--overload <times>', 'sends so many times what the clients get answered in 10 seconds', positive)
    .action(soak)
    .parseAsync();
});
