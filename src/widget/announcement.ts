import { refusalText } from './answer-view.js';
import type { Result } from './contract.js';
import type { Outcome } from './conversation.js';
import type { Labels } from './labels/english.js';
import { filled } from './labels/labels.js';
import { failureText } from './transcript-view.js';

function answerText(labels: Labels, { answer }: Extract<Result, { kind: 'question' }>): string {
  if (answer.status === 'no_answer') return refusalText(labels, answer);
  const cited = answer.citations[answer.answer.citation];
  return cited === undefined
    ? answer.answer.text
    : `${cited.quote} ${filled(labels.paragraph, { number: cited.paragraph })}.`;
}

function resultText(labels: Labels, result: Result): string {
  switch (result.kind) {
    case 'question':
      return answerText(labels, result);
    case 'claim':
      return labels[result.check.verdict];
    case 'quote':
      return labels[result.quote.status];
  }
}

/** What a screen reader says of an outcome, all in one. */
export function announcementOf(labels: Labels, outcome: Outcome): string {
  switch (outcome.state) {
    case 'pending':
      return outcome.isSlow ? labels.slow : '';
    case 'failed':
      return failureText(labels, outcome.failure);
    case 'answered':
      return resultText(labels, outcome.result);
  }
}
