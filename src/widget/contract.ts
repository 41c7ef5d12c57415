import type { Answer, Citation } from '../types.js';

/** What a person hands in: a question, or a claim or a quote to check. */
export interface Inquiry {
  readonly kind: 'question' | 'claim' | 'quote';
  readonly text: string;
}

/** One piece of the comparison of a quote with the document; an `equal` piece stands in both. */
export interface Difference {
  readonly op: 'equal' | 'insert' | 'delete';
  readonly text: string;
}

/** Response of POST /v1/quotes. */
export interface QuoteResult {
  readonly status: 'verbatim' | 'altered' | 'absent';
  readonly citation: Citation | null;
  readonly differences: readonly Difference[];
}

export interface Mismatch {
  readonly claim: string;
  readonly document: string;
}

/** Response of POST /v1/check, as far as the widget shows it. */
export interface ClaimResult {
  readonly verdict: 'supported' | 'contradicted' | 'not_found';
  readonly citations: readonly Citation[];
  readonly mismatches: readonly Mismatch[];
  readonly quotes: readonly QuoteResult[];
}

/** What the server says to an inquiry. */
export type Result =
  | { readonly kind: 'question'; readonly answer: Answer }
  | { readonly kind: 'claim'; readonly check: ClaimResult }
  | { readonly kind: 'quote'; readonly quote: QuoteResult };

/** Why the server says nothing to it. `secondsLeft` until asking again makes sense; `detail` is the server's own. */
export type Failure =
  | { readonly kind: 'offline' | 'unreachable' | 'server' }
  | { readonly kind: 'rate-limited'; readonly secondsLeft: number }
  | { readonly kind: 'refused'; readonly detail: string };
