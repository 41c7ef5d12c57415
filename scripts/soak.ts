import { setTimeout as after } from 'node:timers/promises';
import { Command, InvalidArgumentError } from 'commander';
import { runCommand } from '../src/cli/run.js';
import { Tally } from './soak/tally.js';
import { recovery, unloadedPass } from './soak/recovery.js';
import { askForHealth, sendAtRate, sendByClients } from './soak/traffic.js';
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
/** After the load, in milliseconds, until what it took is given back. */
const CALM = 10_000;

/** What was before the load: how long a pass of the mix took, in milliseconds, and the memory, in MB. */
interface Before {
  readonly unloaded: number;
  readonly start: number;
}

interface Load extends Pick<SoakOptions, 'minutes' | 'clients'> {
  /** Requests a second; null where it is the clients that send. */
  readonly rate: number | null;
}

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

/** Tells how soon the server is as quick as before the load, and what it holds when it has had time to let go. */
async function tellAfter(server: StartedServer, { unloaded, start }: Before): Promise<void> {
  const end = await server.residentMemory();
  const again = await recovery(server.url, unloaded);
  const told =
    again === null ? 'not at all' : `${again.after.toFixed(0)} ms after it, ${again.took.toFixed(0)} ms a pass`;
  console.log(`At full speed again after the load: ${told}; ${unloaded.toFixed(0)} ms before it`);
  await after(CALM);
  const calm = await server.residentMemory();
  const later = `${calm.toFixed(0)} MB ${String(CALM / 1000)} s later`;
  console.log(`Resident memory: ${start.toFixed(0)} MB before the load, ${end.toFixed(0)} MB at its end, ${later}`);
}

async function load(server: StartedServer, before: Before, { rate, minutes, clients }: Load): Promise<void> {
  const [tally, health] = [new Tally(), new Tally()];
  const [trial, isOver] = [{ url: server.url, tally }, new AbortController()];
  const asking = askForHealth({ url: server.url, tally: health }, isOver);
  for (let part = 1; part <= PARTS; part += 1) {
    const seconds = (minutes * 60) / PARTS;
    await (rate === null ? sendByClients(trial, clients, seconds) : sendAtRate(trial, rate, seconds));
    console.error(`${String((part * 100) / PARTS)} %: ${(await server.residentMemory()).toFixed(0)} MB resident`);
  }
  isOver.abort();
  await tellAfter(server, before);
  await asking;
  print(tally, minutes * 60);
  console.log(
    `Whether it lives was asked ${String(health.total)} times, answered ${String(health.taken)}: ${health.tail}`,
  );
}

async function soak(options: SoakOptions): Promise<void> {
  const server = await startServer();
  // What is loaded at the first request of a kind is no growth.
  const unloaded = await unloadedPass(server.url);
  const rate = await rateOf(options, server);
  await load(server, { unloaded, start: await server.residentMemory() }, { ...options, rate });
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
