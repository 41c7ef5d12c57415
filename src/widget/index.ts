export { StatementQaElement } from './element.js';
export type { ClaimPart, ClaimResult, Difference, Failure, Inquiry, QuoteResult, Result } from './contract.js';
export type { CopyFormat } from '../citation-text.js';
export type { EventDetail, EventName } from './events.js';
export type { LabelName, Labels } from './labels/english.js';
export { defineStatementQa } from './define.js';
