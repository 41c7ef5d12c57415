import type { components } from './api-types.js';

type Schemas = components['schemas'];

export type Answer = Schemas['Answer'];
export type NoAnswer = Extract<Answer, { status: 'no_answer' }>;
export type AskRequest = Schemas['AskRequest'];
export type Citation = Schemas['Citation'];
export type Difference = Schemas['Difference'];
export type Span = Schemas['Span'];
type ClaimCheck = Schemas['ClaimCheck'];
type QuoteCheck = Schemas['QuoteCheck'];

/** What a person hands in: a question, or a claim or a quote to check. */
export interface Inquiry {
  readonly kind: 'question' | 'claim' | 'quote';
  readonly text: string;
}

/** Response of POST /v1/quotes, as far as the widget shows it. */
export type QuoteResult = Pick<QuoteCheck, 'status' | 'citation' | 'differences'>;

/** Response of POST /v1/check, as far as the widget shows it. */
export interface ClaimResult extends Pick<ClaimCheck, 'verdict'> {
  readonly quotes: readonly QuoteResult[];
  /** The claim's sentences, at least one. */
  readonly parts: readonly ClaimPart[];
}

/** What is said of a sentence of a claim. */
export interface ClaimPart extends Pick<Schemas['ClaimPart'], 'claim' | 'verdict' | 'citations'> {
  readonly mismatches: readonly Pick<Schemas['Mismatch'], 'claim' | 'document'>[];
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
