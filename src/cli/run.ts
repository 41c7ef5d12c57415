import { CodedError } from '../errors.js';

const FAILED = 1;
const WRONG_USAGE = 2;

/** A command was called in a way that it does not know; the message tells how it is called. */
export class UsageError extends Error {}

/** The one positional argument of a command. @throws UsageError where there is none, or more than one. */
export function onlyArgument(positionals: readonly string[], usage: string): string {
  const [argument] = positionals;
  if (argument === undefined || positionals.length > 1) throw new UsageError(usage);
  return argument;
}

/** Runs a command: an error that a user can act on is told in its own words, any other with its stack. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    const isForTheUser = error instanceof CodedError || error instanceof UsageError;
    console.error(isForTheUser ? error.message : error);
    process.exitCode = error instanceof UsageError ? WRONG_USAGE : FAILED;
  }
}
