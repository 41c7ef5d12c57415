import fc from 'fast-check';

/** Pieces that sentence and paragraph rules turn on: abbreviations, enumerators, marks, white space, other scripts. */
const PIECES = [
  ...['Mr. ', 'Art. ', 'No. 5 ', 'e.g. ', 'U.S. ', 'J. Smith ', '1. ', '(a) ', 'etc. ', 'Oct. '],
  ...['The two sides ', 'agreed', 'of ', '. ', '? ', '! ', '.” ', ', ', '; ', ': ', '– ', ' ', '  ', '\t', '\u00a0'],
  ...['両者は確認した。', 'α ', '😀', '👩‍👩‍👧', 'é', '\uFEFF', '\u2028', 'x'.repeat(900), '😀'.repeat(450)],
];

const MARKS = [
  ...['\n', '\n\n', '\r\n\r\n', '  \n', '\f', '# ', '- ', '1. ', '> ', '    ', '| a | b |\n| - | - |\n| c | d |\n'],
  ...[
    '```\n',
    '*',
    '_',
    '**',
    '`',
    '[',
    '](',
    ')',
    '[^1]',
    '[^1]: ',
    '<b>',
    '<!-- ',
    ' -->',
    '&amp;',
    '&#0;',
    '\\',
    '---\n',
  ],
];

function joined(pieces: readonly string[], maxLength: number): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...pieces) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
  );
  return fc.array(piece, { maxLength }).map((parts) => parts.join(''));
}

/** The text of one paragraph, some of it far over the limits of passages. */
export const paragraphText = joined([...PIECES, '\n'], 60);

/** A Markdown or plain text file's content. */
export const fileText = joined([...PIECES, ...MARKS], 60);
