import type { Command } from 'commander';
import { quoteRequestSchema } from '../contract/requests.js';
import { checkQuote } from '../requests/checking.js';
import { validated } from '../requests/validated.js';
import { quoteText } from './check-text.js';
import { settingsOfProcess } from './environment.js';
import { textOf } from './input.js';
import { printJson } from './json.js';
import { print } from './print.js';
import { standardOutput } from './terminal.js';

const EXAMPLES = `
Examples:
  statement-qa quote "a firm basis for national legislation"
  pbpaste | statement-qa quote --paragraph 5 -

The exit status is 0 for "verbatim", 1 for "altered" and "absent", 2 where the quote can't be checked.`;

interface QuoteOptions {
  readonly document?: string;
  readonly paragraph?: string;
  readonly json?: true;
}

async function quote(words: readonly string[], options: QuoteOptions): Promise<void> {
  const request = validated(quoteRequestSchema, {
    quote: await textOf(words),
    document: options.document,
    ...(options.paragraph !== undefined && { paragraph: Number(options.paragraph) }),
  });
  const { parseCorpus, readCorpusFiles } = await import('../corpus/read-corpus.js');
  const { QuoteChecker } = await import('../quotes/quote-checker.js');
  // Neither model nor index is needed for words that must be the same.
  const documents = await parseCorpus(await readCorpusFiles(settingsOfProcess().corpusFolder));
  const result = checkQuote(new QuoteChecker(documents), request);
  if (options.json === true) printJson(result);
  else print(quoteText(result, standardOutput()));
  if (result.status !== 'verbatim') process.exitCode = 1;
}

export function addQuoteCommand(program: Command): void {
  program
    .command('quote')
    .description('checks whether quoted words are those of the documents')
    .argument('<quote...>', 'the quote, or - to read it from standard input')
    .option('-d, --document <id>', 'look in this document only')
    .option('-p, --paragraph <number>', 'the paragraph that the words are said to stand in')
    .option('--json', 'print what POST /v1/quotes responds')
    .addHelpText('after', EXAMPLES)
    .action(quote);
}
