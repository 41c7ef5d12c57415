import { expect, test } from 'vitest';
import { askRequestSchema } from '../../src/contract/requests.js';
import { RequestError } from '../../src/index.js';
import { assertNamed } from '../../src/requests/named-place.js';
import { validated } from '../../src/requests/validated.js';
import { documentFrom } from '../set-up/parsing.js';

const DOCUMENTS = [documentFrom('---\nid: orchard\n---\nApples.\n\nPears.')];

function refusalOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

test('a request of another form is refused with each field that is wrong, and all of them in the message', () => {
  const refusal = refusalOf(() => validated(askRequestSchema, { question: ' ', docs: [], history: [{}] }));
  expect(refusal).toBeInstanceOf(RequestError);
  expect(refusal).toMatchObject({ code: 'request_invalid', name: 'RequestError' });
  const { errors, message } = refusal as RequestError;
  expect(errors.map(({ path }) => path).sort()).toEqual(['docs', 'history.0.question', 'question']);
  for (const { path } of errors) expect(message).toContain(`${path}: `);
});

test.each([
  [{ document: 'nothing' }, 'unknown_document', 'citation.document'],
  [{ document: 'orchard', paragraph: 3 }, 'unknown_paragraph', 'citation.paragraph'],
  [{ paragraph: 3 }, 'unknown_paragraph', 'citation.paragraph'],
])('%j is refused, with the field that names it, and without a word of a server', (place, code, path) => {
  const refusal = refusalOf(() => {
    assertNamed(DOCUMENTS, place, ['citation']);
  });
  expect(refusal).toMatchObject({ code, errors: [{ path }] });
  expect((refusal as RequestError).message).not.toContain('GET');
});

test('what is there is named in any way', () => {
  for (const place of [{}, { document: 'orchard' }, { paragraph: 2 }, { document: 'orchard', paragraph: 1 }]) {
    expect(() => {
      assertNamed(DOCUMENTS, place);
    }).not.toThrow();
  }
});
