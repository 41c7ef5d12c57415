import tab from '@bomb.sh/tab/commander';
import { Command, CommanderError } from 'commander';
import { packageVersion } from '../package-version.js';
import { addAskCommand } from './ask.js';
import { addBuildCommand } from './build.js';
import { addCheckCommand } from './check.js';
import { addDocumentsCommand } from './documents.js';
import { addLintCommand } from './lint.js';
import { addMcpCommand } from './mcp-command.js';
import { addQuoteCommand } from './quote.js';
import { FAILED, runCommand } from './run.js';
import { addServeCommand } from './serve-command.js';

const EXAMPLES = `
Examples:
  statement-qa ask "Where will the next dialogue be held?"
  statement-qa quote "a firm basis for national legislation"
  statement-qa serve

Answered from is the folder corpus/ here, or what CORPUS_DIR names; where there is neither, the statement that ships.
Shell completion: source <(statement-qa complete zsh), or bash, fish, powershell.`;

/** Each command loads what it works with only when it runs: models and their runtime take a second. */
function createProgram(): Command {
  const program = new Command('statement-qa')
    .description("Answers questions in the documents' own words, and checks what is written about them.")
    .version(packageVersion())
    .addHelpText('after', EXAMPLES)
    .exitOverride();
  const commands = [
    addAskCommand,
    addCheckCommand,
    addQuoteCommand,
    addLintCommand,
    addDocumentsCommand,
    addBuildCommand,
    addServeCommand,
    addMcpCommand,
  ];
  for (const add of commands) add(program);
  tab(program);
  return program;
}

/** Runs what the arguments say and sets the exit status: 0, 1 for a "no", 2 for what could not be done. */
export async function runProgram(args: readonly string[]): Promise<void> {
  await runCommand(async () => {
    try {
      await createProgram().parseAsync(args, { from: 'user' });
    } catch (error) {
      // Commander has told already what it threw: help, a version, or what is wrong with the arguments.
      if (!(error instanceof CommanderError)) throw error;
      process.exitCode = error.exitCode === 0 ? 0 : FAILED;
    }
  });
}
