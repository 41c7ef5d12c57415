import { FAILED } from './run.js';

let hasFailed = false;

/** Prints a result. Where standard output can't take it, the exit status tells; a reader that went away wants no more. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`, (error) => {
    if (!error || hasFailed) return;
    hasFailed = true;
    process.stdout.on('error', () => undefined);
    if ('code' in error && error.code === 'EPIPE') return;
    console.error(`The result can't be written: ${error.message}`);
    process.exitCode = FAILED;
  });
}
