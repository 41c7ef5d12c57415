import { expect, test } from 'vitest';
import { CorpusError, IndexMissingError, ModelError, UnknownDocumentError } from '../src/errors.js';

test('errors have a code, their own name, their data as fields and a message that tells where', () => {
  const problems = [
    { file: 'a.md', line: 3, reason: 'is wrong' },
    { file: 'b.md', line: null, reason: 'is empty' },
  ];
  const error = new CorpusError(problems);
  expect(error).toMatchObject({ code: 'corpus_unusable', name: 'CorpusError', problems });
  expect(error.message).toBe('a.md:3: is wrong\nb.md: is empty');
});

test('errors say what to do', () => {
  expect(new IndexMissingError('/i').message).toContain('statement-qa build');
  expect(new UnknownDocumentError(['a', 'b']).message).toBe('No document has the id "a", "b".');
});

test('errors keep what caused them', () => {
  const cause = new Error('no such file');
  expect(new ModelError('m', "can't be loaded", { cause })).toMatchObject({ cause, model: 'm' });
});
