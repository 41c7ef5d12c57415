import { differenceText } from '../linting/report.js';
import type { ClaimCheck, QuoteCheck } from '../types.js';
import { citationLines } from './citation-text.js';
import { indented, styled, type Terminal } from './terminal.js';

const QUOTES = {
  verbatim: ['green', 'Verbatim: these are the words of the document.'],
  altered: ['yellow', 'Altered: the document has it otherwise.'],
  absent: ['red', 'Absent: nothing in the documents is close to this.'],
} as const;

const VERDICTS = {
  supported: ['green', 'Supported: this was found as evidence.'],
  contradicted: ['red', 'Contradicted: a sentence has it otherwise.'],
  not_found: ['yellow', 'Not found: no sentence was found that bears this out.'],
} as const;

/** What became of a quote, to be read. */
export function quoteText(check: QuoteCheck, terminal: Terminal): string {
  const [colour, words] = QUOTES[check.status];
  const notes = [
    ...(check.misattributed ? ['It does not stand in the paragraph that is named.'] : []),
    ...(check.ambiguous ? [`It stands in ${String(check.occurrences.length)} places.`] : []),
    ...check.omitted.map((omitted) => `Left out: ${omitted}`),
  ];
  return [
    styled(colour, words, terminal),
    ...(check.differences.length > 0 ? [indented(differenceText(check.differences, terminal), '  ', terminal)] : []),
    ...(check.citation === null ? [] : [citationLines(check.citation, null, terminal)]),
    ...(notes.length > 0 ? [notes.join('\n')] : []),
  ].join('\n\n');
}

/** What the documents say of a claim, to be read. */
export function claimText(check: ClaimCheck, terminal: Terminal): string {
  const [colour, words] = VERDICTS[check.verdict];
  const mismatches = check.mismatches.map(
    ({ kind, claim, document }) => `${kind}: the claim has “${claim}”, the document “${document}”`,
  );
  const { cited } = check;
  return [
    styled(colour, words, terminal),
    ...(mismatches.length > 0 ? [mismatches.join('\n')] : []),
    ...check.citations.map((citation) => citationLines(citation, null, terminal)),
    ...(cited === undefined
      ? []
      : [`Paragraph ${String(cited.paragraph)} ${cited.supports ? 'bears it out.' : 'does not bear it out.'}`]),
    ...check.quotes.map((quote) => quoteText(quote, terminal)),
  ].join('\n\n');
}
