import { expect, test } from 'vitest';
import { askRequestSchema, claimRequestSchema, quoteRequestSchema } from '../../src/contract/requests.js';
import { Composer } from '../../src/widget/composer.js';
import type { Inquiry } from '../../src/widget/contract.js';

/** Whether the composer hands a text in. */
function isSent(kind: Inquiry['kind'], text: string): boolean {
  const sent: Inquiry[] = [];
  const composer = new Composer({
    onChange: () => undefined,
    onSend: (inquiry) => sent.push(inquiry) > 0,
    last: () => '',
  });
  composer.setKind(kind);
  composer.setDraft(text);
  composer.send();
  return sent.length > 0;
}

test.each([
  ['question', askRequestSchema],
  ['claim', claimRequestSchema],
  ['quote', quoteRequestSchema],
] as const)('a %s is sent where the server takes one of its length, and only there', (kind, schema) => {
  for (const length of [1, 1999, 2000, 2001, 3999, 4000, 4001]) {
    const text = 'a'.repeat(length);
    expect(isSent(kind, text), String(length)).toBe(schema.safeParse({ [kind]: text }).success);
  }
});
