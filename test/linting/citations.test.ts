import { expect, test } from 'vitest';
import { citationsIn } from '../../src/linting/citations.js';
import { proseBlocks } from '../../src/linting/prose.js';

const IDS = new Set(['lake', 'harvest-2019']);

function cited(text: string): string[] {
  return proseBlocks(text)
    .flatMap((block) => citationsIn(block, IDS))
    .map(({ document, paragraph }) => `${document ?? ''} ¶${String(paragraph)}`.trim());
}

test.each([
  ['[lake ¶5, harvest-2019 ¶2]', ['lake ¶5', 'harvest-2019 ¶2']],
  ['[see lake ¶¶ 3–4; harvest-2019, ¶2 and ¶7]', ['lake ¶3', 'lake ¶4', 'harvest-2019 ¶2', 'harvest-2019 ¶7']],
  ['(lake, para. 5 and harvest-2019, paragraph 2)', ['lake ¶5', 'harvest-2019 ¶2']],
  ['[¶2 and ¶3]', ['¶2', '¶3']],
  ['[lake ¶2, 3, and 5, and harvest-2019 ¶9]', ['lake ¶2', 'lake ¶3', 'lake ¶5', 'harvest-2019 ¶9']],
  ['[see lake ¶5; cf. harvest-2019 ¶9]', ['lake ¶5', 'harvest-2019 ¶9']],
  ['[lake ¶5 & ¶6 or harvest-2019 ¶9]', ['lake ¶5', 'lake ¶6', 'harvest-2019 ¶9']],
  ['[lake ¶5; see also ¶7]', ['lake ¶5', 'lake ¶7']],
  ['(see paras. 5 and para. 6, and harvest-2019, para. 9)', ['¶5', '¶6', 'harvest-2019 ¶9']],
  ['[lake ¶5, android ¶3]', ['lake ¶5', 'android ¶3']],
  ['[lake ¶5, and much more]', []],
  ['(as it was said [¶4] before)', ['¶4']],
])('%s cites %j', (text, expected) => {
  expect(cited(`Somebody said so ${text}.`)).toEqual(expected);
});
