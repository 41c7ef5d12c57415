import { CodedError } from '../errors.js';

const FAILED = 1;

/** Runs a command: an error that a user can act on is told in its own words, any other with its stack. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    console.error(error instanceof CodedError ? error.message : error);
    process.exitCode = FAILED;
  }
}
