import { Option, type Command } from 'commander';
import { FORMATS, report, type Format } from '../linting/report.js';
import type { Finding } from '../linting/findings.js';
import { settingsOfProcess } from './environment.js';
import { contentOf, STANDARD_INPUT } from './input.js';
import { print } from './print.js';
import { standardOutput } from './terminal.js';

const EXAMPLES = `
Examples:
  statement-qa lint article.md notes/*.md
  statement-qa lint --format sarif article.md > findings.sarif`;

async function lint(files: readonly string[], { format }: { format: Format }): Promise<void> {
  const contents = await Promise.all(files.map(async (file) => ({ file, content: await contentOf(file) })));
  const { assembleWithProgress } = await import('./index-command.js');
  const { Linter } = await import('../linting/lint.js');
  const linter = new Linter(await assembleWithProgress(settingsOfProcess()));
  const findings: Finding[] = [];
  for (const { file, content } of contents) {
    findings.push(...(await linter.lint(file === STANDARD_INPUT ? '<stdin>' : file, content)));
  }
  print(report(findings, format, standardOutput()));
  if (findings.some(({ severity }) => severity === 'error')) process.exitCode = 1;
}

export function addLintCommand(program: Command): void {
  program
    .command('lint')
    .description('checks the quotes and citations of Markdown files; exit status 1 where one is wrong')
    .argument('<files...>', 'Markdown files, or - for standard input')
    .addOption(new Option('--format <format>', 'how to print the findings').choices([...FORMATS]).default('pretty'))
    .addHelpText('after', EXAMPLES)
    .action(lint);
}
