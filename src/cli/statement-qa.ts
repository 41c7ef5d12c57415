#!/usr/bin/env node
import { Command, Option } from 'commander';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { Linter } from '../linting/lint.js';
import { FORMATS, report, type Format } from '../linting/report.js';
import type { Finding } from '../linting/findings.js';
import { readSettings } from '../settings.js';
import { assembleWithProgress } from './index-command.js';
import { addMcpCommand } from './mcp.js';
import { runCommand, UsageError } from './run.js';

const STANDARD_INPUT = '-';

async function createLinter(): Promise<Linter> {
  return new Linter(await assembleWithProgress(readSettings(process.env)));
}

/** @throws UsageError where the file can't be read. */
async function read(file: string): Promise<string> {
  if (file === STANDARD_INPUT) return text(process.stdin);
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} can't be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function lint(files: readonly string[], { format }: { format: Format }): Promise<void> {
  const contents = await Promise.all(files.map(async (file) => ({ file, content: await read(file) })));
  const linter = await createLinter();
  const findings: Finding[] = [];
  for (const { file, content } of contents) {
    findings.push(...(await linter.lint(file === STANDARD_INPUT ? '<stdin>' : file, content)));
  }
  console.log(report(findings, format, { isColoured: process.stdout.isTTY && process.env['NO_COLOR'] === undefined }));
  if (findings.some(({ severity }) => severity === 'error')) process.exitCode = 1;
}

await runCommand(async () => {
  const program = new Command('statement-qa').description('Answers and checks by the documents of the corpus.');
  program
    .command('lint')
    .description('checks the quotes and citations of Markdown files; exit status 1 where one is wrong')
    .argument('<files...>', 'Markdown files, or - for standard input')
    .addOption(new Option('--format <format>', 'how to print the findings').choices([...FORMATS]).default('pretty'))
    .action(lint);
  addMcpCommand(program);
  await program.parseAsync();
});
