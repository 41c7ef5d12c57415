import { expect, test } from 'vitest';
import { DocumentsById } from '../src/documents-by-id.js';
import { UnknownDocumentError } from '../src/errors.js';
import { documentFrom } from './set-up/parsing.js';

const ORCHARD = documentFrom('---\nid: orchard\n---\nApples.');
const documents = new DocumentsById([ORCHARD]);

test('a document is found by its id', () => {
  expect(documents.find('orchard')).toBe(ORCHARD);
  expect(documents.get('orchard')).toBe(ORCHARD);
  documents.assertKnown(['orchard']);
});

test('one that a request names and that is not there is told once, as its mistake; any other is ours', () => {
  expect(documents.find('harvest')).toBeUndefined();
  const named = (): void => {
    documents.assertKnown(['harvest', 'orchard', 'harvest']);
  };
  expect(named).toThrow(UnknownDocumentError);
  expect(named).toThrow(/^No document has the id "harvest"\.$/);
  expect(() => documents.get('harvest')).toThrow(RangeError);
});
