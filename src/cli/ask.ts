import { Option, type Command } from 'commander';
import type { Answerer } from '../answer/answerer.js';
import { askRequestSchema } from '../contract/requests.js';
import { assertNamed } from '../requests/named-place.js';
import { validated } from '../requests/validated.js';
import type { Answer, AskRequest } from '../types.js';
import { answerText } from './answer-text.js';
import { chat } from './chat.js';
import { settingsOfProcess } from './environment.js';
import { textOf } from './input.js';
import { printJson } from './json.js';
import { print } from './print.js';
import { standardOutput } from './terminal.js';

const EXAMPLES = `
Examples:
  statement-qa ask "Where will the next dialogue be held?"
  statement-qa ask                         one question after another, each understood with those before it
  echo "Who took part?" | statement-qa ask -
  statement-qa ask --json "Who took part?" | jq -r .answer.text

The exit status is 0 where the documents answer, 1 where they don't say, 2 where the question can't be asked.`;

interface AskOptions {
  readonly document: readonly string[];
  readonly limit?: string;
  readonly json?: true;
}

function appended(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

/** @throws RequestError where the request names what is not there. */
function request(given: AskRequest, options: AskOptions, { documents }: Answerer): AskRequest {
  for (const document of options.document) assertNamed(documents, { document });
  return validated(askRequestSchema, {
    ...given,
    ...(options.document.length > 0 && { documents: options.document }),
    ...(options.limit !== undefined && { limit: Number(options.limit) }),
  });
}

async function ask(words: readonly string[], options: AskOptions): Promise<void> {
  const isChat = words.length === 0;
  const question = await textOf(words);
  const { assembleWithProgress } = await import('./index-command.js');
  const { answerer } = await assembleWithProgress(settingsOfProcess());
  const asking = (given: AskRequest): Promise<Answer> => answerer.ask(request(given, options, answerer));
  const show = (answer: Answer): void => {
    // A line each, so that programs can read a conversation answer by answer.
    if (options.json === true) printJson(answer, { isOneLine: isChat });
    else print(answerText(answer, standardOutput()) + (isChat ? '\n' : ''));
  };
  if (isChat) return chat({ ask: async (given) => asking(given), show });
  const answer = await asking({ question });
  show(answer);
  if (answer.status === 'no_answer') process.exitCode = 1;
}

export function addAskCommand(program: Command): void {
  program
    .command('ask')
    .description('answers a question in the words of the documents; without one, a conversation begins')
    .argument('[question...]', 'the question, or - to read it from standard input')
    .addOption(
      new Option('-d, --document <id>', 'ask only this document; may be repeated')
        .argParser(appended)
        .default([], 'all'),
    )
    .option('-l, --limit <number>', 'at most this many citations, 1 to 10')
    .option('--json', 'print what POST /v1/ask responds; in a conversation a line each')
    .addHelpText('after', EXAMPLES)
    .action(ask);
}
