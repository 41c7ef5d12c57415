import { expect, test } from 'vitest';
import { english } from '../../src/widget/labels/english.js';
import { filled, labelLanguage, labelsFor } from '../../src/widget/labels/labels.js';

function blanks(label: string): string[] {
  return (label.match(/\{\w+\}/g) ?? []).sort();
}

test.each(['ja', 'fr', 'de'])(
  'the labels in %s have the blanks of the English ones, and words of their own',
  (language) => {
    const labels = labelsFor(language, {});
    for (const [name, label] of Object.entries(english)) {
      const own = labels[name as keyof typeof english];
      expect(blanks(own), name).toEqual(blanks(label));
    }
    expect(labels.noAnswer).not.toBe(english.noAnswer);
  },
);

test('a tag with a region takes its language, and an unknown one takes English', () => {
  expect(['de-AT', 'FR', 'ja-Jpan-JP', 'es', ''].map(labelLanguage)).toEqual(['de', 'fr', 'ja', 'en', 'en']);
});

test('the host replaces single labels', () => {
  expect(labelsFor('fr', { send: 'Go' })).toMatchObject({ send: 'Go', close: 'Fermer' });
});

test('blanks are filled, and one that nothing is said of stays', () => {
  expect(filled('{a} of {b}', { a: 1 })).toBe('1 of {b}');
});
