import { isCovered, type Alignment } from './alignment.js';
import type { Word } from './analysis.js';

/** Words that say the contrary of each other where they stand before the same. */
const OPPOSED: ReadonlySet<string> = new Set(
  'before after,above below,inside outside,within outside,over under,by to,from to,more less,more fewer,many few,much little'
    .split(',')
    .flatMap((pair) => {
      const [one = '', other = ''] = pair.split(' ');
      return [`${one} ${other}`, `${other} ${one}`];
    }),
);
const NOMINAL = /^(?:NOUN|PROPN|ADJ|NUM)$/;
const BETWEEN = /^(?:DET|ADJ)$/;
const COUNTS = /^(?:many|few|more|less|fewer|much|little)$/;

/** The word before a place, what counts or describes what stands there left out: "before" of "before the general election". */
function wordBefore(words: readonly Word[], at: number): string {
  const before = words.slice(0, at).findLast(({ pos, lower }) => !BETWEEN.test(pos) || COUNTS.test(lower));
  return before?.lower ?? '';
}

/** Whether the claim says before, above or from what the sentence says after, below or to: "They met before the election." */
export function hasOpposedWord({ claim, sentence, words }: Alignment): boolean {
  return words.some((word) => {
    // How dates stand to each other is compared as such.
    const isDate = word.word.number !== null && word.word.number.kind !== 'cardinal';
    if (word.to === null || isDate || !NOMINAL.test(word.word.pos) || !isCovered(word)) return false;
    return OPPOSED.has(`${wordBefore(claim, word.at)} ${wordBefore(sentence, word.to)}`);
  });
}
