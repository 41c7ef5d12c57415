import cluster from 'node:cluster';
import { AggregatorRegistry } from 'prom-client';
import type { Metrics } from '../server/metrics/metrics.js';

/** What a worker of `serve --workers` tells the process that started it, once it answers. */
export interface ServingMessage {
  readonly serving: string;
}

/** Whether this process is one of several that serve on one port. */
export function isWorker(): boolean {
  return cluster.isWorker;
}

/** Tells that requests are answered from now on: the starter prints it once for all workers. */
export function announceServing(serving: string): void {
  if (cluster.isWorker) process.send?.({ serving } satisfies ServingMessage);
  else console.log(serving);
}

/** Lets go of the starter, so that a worker that can't serve ends once it has told why. */
export function leaveStarter(): void {
  cluster.worker?.disconnect();
}

/** Ends this worker as a signal does, where its starter is gone. */
export function endWithStarter(): void {
  process.on('disconnect', () => {
    if (cluster.worker?.exitedAfterDisconnect !== true) process.kill(process.pid, 'SIGTERM');
  });
}

/** Lets the starter gather what this worker counts. */
export function offerMetrics({ registry }: Metrics): void {
  AggregatorRegistry.setRegistries([registry]);
  // Listens for the starter's question.
  new AggregatorRegistry();
}
