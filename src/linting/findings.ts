import type { Difference } from '../types.js';

export const RULES = {
  'quote-altered': 'Words between quotation marks are not those of the document.',
  'quote-absent': 'Words between quotation marks stand nowhere in the documents.',
  'quote-misattributed': 'Quoted words stand in another paragraph than the one that is cited.',
  'fragment-broken': 'A link marks words that its paragraph does not hold.',
  'paragraph-missing': 'A cited paragraph or document does not exist.',
  'claim-contradicted': 'The cited paragraph says otherwise.',
  'claim-unsupported': 'No evidence for a sentence was found in the paragraph that it cites.',
} as const;

export type Rule = keyof typeof RULES;

/** Something in a file that the documents don't bear out. */
export interface Finding {
  readonly file: string;
  /** Counted from 1, columns in UTF-16 code units; the end is exclusive. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: 'error' | 'warning';
  readonly rule: Rule;
  readonly message: string;
  /** From the document's words to the quote's; empty where the rule is another than "quote-altered". */
  readonly differences: readonly Difference[];
}
