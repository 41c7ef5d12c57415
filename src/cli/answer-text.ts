import type { Answer, NoAnswer } from '../types.js';
import { citationLines } from './citation-text.js';
import { indented, styled, type Terminal } from './terminal.js';

const REFUSALS: Readonly<Record<NoAnswer['reason'], string>> = {
  not_said: 'The documents do not say.',
  small_talk: 'That asks nothing of the documents.',
  instruction: 'That is an instruction; only questions about the documents are answered.',
  no_words: 'There is no word in that to look for.',
};

function suggestionLines({ suggestions }: Answer, terminal: Terminal): string[] {
  if (suggestions.length === 0) return [];
  return [`The documents do answer:\n${suggestions.map((one) => indented(one, '  ', terminal)).join('\n')}`];
}

function understoodAs({ question, standaloneQuestion }: Answer, terminal: Terminal): string[] {
  if (standaloneQuestion === question) return [];
  return [styled('dim', indented(`Understood as: ${standaloneQuestion}`, '', terminal), terminal)];
}

/** An answer to be read: its quotes with the words that answer in bold, or that there is none. */
export function answerText(answer: Answer, terminal: Terminal): string {
  if (answer.status === 'answered') {
    const quotes = answer.citations.map((citation, i) =>
      citationLines(citation, i === answer.answer.citation ? answer.answer : null, terminal),
    );
    return [...understoodAs(answer, terminal), ...quotes].join('\n\n');
  }
  const related = answer.related.map((citation) => citationLines(citation, null, terminal));
  return [
    ...understoodAs(answer, terminal),
    styled('bold', REFUSALS[answer.reason], terminal),
    ...(related.length > 0 ? ['Nearest passages, which do not answer:', ...related] : []),
    ...suggestionLines(answer, terminal),
  ].join('\n\n');
}
