import { expect, test } from 'vitest';
import { Aliases } from '../../src/vocabulary/aliases.js';
import { terms } from '../../src/vocabulary/terms.js';

const aliases = new Aliases(['The World Health Organization (WHO) met.', 'It rained.']);

test('an abbreviation holds what it stands for', () => {
  expect(aliases.added(terms('The WHO advised them.'))).toEqual(terms('World Health Organization'));
});

test('a long form holds its abbreviation', () => {
  expect(aliases.added(terms('A plan of the World Health Organization.'))).toEqual(['who']);
});

test.each(['The World Health Organization (WHO) met.', 'A world organization of health.', 'Nothing of the kind.'])(
  'nothing is added where nothing is missing: %s',
  (text) => {
    expect(aliases.added(terms(text))).toEqual([]);
  },
);

test.each([
  ['WHO Council', [{ start: 0, end: 1, form: terms('World Health Organization') }]],
  ['First World Health Organization Council', [{ start: 1, end: 4, form: ['who'] }]],
  ['World Organization Council', []],
])('abbreviations and long forms stand for each other: %s', (name, forms) => {
  expect(aliases.otherForms(terms(name))).toEqual(forms);
});
