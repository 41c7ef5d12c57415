import type { Command } from 'commander';
import { documentList } from '../requests/document-list.js';
import { settingsOfProcess } from './environment.js';
import { printJson } from './json.js';
import { print } from './print.js';
import { indented, standardOutput, styled } from './terminal.js';

const EXAMPLES = `
Examples:
  statement-qa documents
  CORPUS_DIR=texts INDEX_DIR=texts-index statement-qa documents --json`;

async function documents({ json }: { json?: true }): Promise<void> {
  const { assembleWithProgress } = await import('./index-command.js');
  const { answerer } = await assembleWithProgress(settingsOfProcess());
  const list = documentList(answerer);
  if (json === true) {
    printJson({ documents: list });
    return;
  }
  const terminal = standardOutput();
  for (const { id, title, date, paragraphs, suggestions } of list) {
    const facts = [title, date, `${String(paragraphs)} paragraphs`].filter((fact) => fact !== null).join(', ');
    const questions = suggestions.map((question) => `\n${indented(question, '  ', terminal)}`).join('');
    print(`${styled('bold', id, terminal)}: ${facts}${questions}`);
  }
}

export function addDocumentsCommand(program: Command): void {
  program
    .command('documents')
    .description('lists the documents, with questions to begin with')
    .option('--json', 'print what GET /v1/documents responds')
    .addHelpText('after', EXAMPLES)
    .action(documents);
}
