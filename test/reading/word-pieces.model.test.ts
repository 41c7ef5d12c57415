import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { LocalModel } from '../../src/models/local-model.js';
import type { Tokenizer } from '../../src/models/tokenizer.js';
import { WordPieceTokenizer } from '../../src/reading/word-pieces.js';
import { BUNDLED_READER, MODELS_FOLDER } from '../set-up/bundled.js';

let tokenizer: Tokenizer;
let pieces: WordPieceTokenizer;

function wholeText(text: string): readonly number[] {
  return tokenizer.encode(text, { add_special_tokens: false }).ids;
}

beforeAll(async () => {
  ({ tokenizer } = await LocalModel.open({ model: BUNDLED_READER, modelsFolder: MODELS_FOLDER }));
  pieces = new WordPieceTokenizer(tokenizer);
});

describe('word pieces with their places', () => {
  test.each([
    'The 3rd Japan-EU Cyber Dialogue took place in Tokyo, on 5 March 2018.',
    '“Resilience, Deterrence and Defence” — it’s the EU’s Joint Communication…',
    'naïve café Ωμέγα 東京で会議 tab\tand\nline  breaks non-breaking',
    '€5 million, $7.50 (50%) a+b=c x^2 `code` ~tilde | pipe',
    'an unspeakablylongwordthatnobodyeverusedinatextbefore',
    '',
    '   ',
  ])('are those of the whole text: %j', (text) => {
    expect(pieces.encode(text).ids).toEqual(wholeText(text));
  });

  test('are those of the whole text, whatever its letters', () => {
    const letters = fc.constantFrom(
      'a',
      'Z',
      'é',
      ' ',
      'ß',
      '.',
      '-',
      ',',
      '’',
      '"',
      '(',
      '東',
      '京',
      ')',
      '$',
      '€',
      '%',
      'Ω',
      '0',
      ' ',
      '9',
      '\t',
    );
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 40 }), (text) => {
        expect(pieces.encode(text).ids).toEqual(wholeText(text));
      }),
    );
  });

  test('each know a word of the text, in order', () => {
    const text = 'Cyberdialogues, non-binding norms; “ICTs”.';
    const { ids, words } = pieces.encode(text);
    expect(words).toHaveLength(ids.length);
    expect([...new Set(words.map(({ start, end }) => text.slice(start, end)))]).toEqual(
      expect.arrayContaining(['Cyberdialogues', ',', 'non', '-', 'binding', 'norms', ';', '“', 'ICTs', '”', '.']),
    );
    for (const [i, { start }] of words.entries()) expect(start).toBeGreaterThanOrEqual(words[i - 1]?.start ?? 0);
  });
});
