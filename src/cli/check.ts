import type { Command } from 'commander';
import { claimRequestSchema } from '../contract/requests.js';
import { checkClaim } from '../requests/checking.js';
import { validated } from '../requests/validated.js';
import { claimText } from './check-text.js';
import { settingsOfProcess } from './environment.js';
import { textOf } from './input.js';
import { printJson } from './json.js';
import { print } from './print.js';
import { UsageError } from './run.js';
import { standardOutput } from './terminal.js';

const EXAMPLES = `
Examples:
  statement-qa check "The meeting was held in Paris."
  statement-qa check --paragraph 1 "The meeting was held in Tokyo."

It finds evidence and shows differences; it does not know what is true. The exit status is 0 for "supported", 1 for
"contradicted" and "not found", 2 where the claim can't be checked.`;

const DOCUMENT_ALONE =
  '--document: tells whose paragraph is cited; name that too with --paragraph, or leave --document out. ' +
  'A claim is always checked against all documents.';

interface CheckOptions {
  readonly document?: string;
  readonly paragraph?: string;
  readonly json?: true;
}

/** @throws UsageError, and RequestError where the request is wrong or names what is not there. */
async function check(words: readonly string[], { document, paragraph, json }: CheckOptions): Promise<void> {
  if (document !== undefined && paragraph === undefined) throw new UsageError(DOCUMENT_ALONE);
  const citation = paragraph === undefined ? undefined : { document, paragraph: Number(paragraph) };
  const request = validated(claimRequestSchema, { claim: await textOf(words), citation });
  const { assembleWithProgress } = await import('./index-command.js');
  const { claimChecker } = await assembleWithProgress(settingsOfProcess());
  const result = await checkClaim(claimChecker, request);
  if (json === true) printJson(result);
  else print(claimText(result, standardOutput()));
  if (result.verdict !== 'supported') process.exitCode = 1;
}

export function addCheckCommand(program: Command): void {
  program
    .command('check')
    .description('checks whether the documents bear a claim out')
    .argument('<claim...>', 'the claim, or - to read it from standard input')
    .option('-p, --paragraph <number>', 'the paragraph that is cited for it')
    .option('-d, --document <id>', 'the document of that paragraph')
    .option('--json', 'print what POST /v1/check responds')
    .addHelpText('after', EXAMPLES)
    .action(check);
}
