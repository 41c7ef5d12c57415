import { CodedError, fieldErrorText, RequestError } from '../errors.js';

/** As grep has it: 1 is for what was looked for and not found, 2 for what could not be done. */
export const FAILED = 2;

/** A command was called in a way that it does not know; the message tells how it is called. */
export class UsageError extends Error {}

/** An error in words for the one who called; what nobody expected is told with its stack. */
export function describeError(error: unknown): unknown {
  if (error instanceof RequestError) return error.errors.map(fieldErrorText).join('\n');
  const isForTheUser = error instanceof CodedError || error instanceof UsageError;
  return isForTheUser ? error.message : error;
}

/** Runs a command; where it fails, tells why on standard error and sets the exit status to 2. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    console.error(describeError(error));
    process.exitCode = FAILED;
  }
}
