const DOUBLE_QUOTES = '"“”„‟«»';
const SINGLE_QUOTES = "'‘’‚‛‹›";

/** One character as a pattern: quotation marks stand for all of their kind, what a pattern gives a meaning to is escaped. */
function characterPattern(character: string): string {
  if (DOUBLE_QUOTES.includes(character)) return `[${DOUBLE_QUOTES}]`;
  if (SINGLE_QUOTES.includes(character)) return `[${SINGLE_QUOTES}]`;
  return character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
}

/**
 * Matches a quote in running text whatever white space parts its words and whatever kind of quotation marks it has.
 * Null where the quote holds no word.
 */
export function quotePattern(quote: string): RegExp | null {
  const words = quote.trim().split(/\s+/);
  if (words[0] === '') return null;
  return new RegExp(words.map((word) => Array.from(word, characterPattern).join('')).join('\\s+'), 'u');
}
