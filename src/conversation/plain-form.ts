import { CONNECTIVES, OPENERS } from './word-classes.js';

const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  [
    /\b(who|what|where|when|why|how|it|that|there|he|she)['’]s(?=\s+(?:been|had|got|become|happened|gone|come)\b)/giu,
    '$1 has',
  ],
  [/\b(who|what|where|when|why|how|it|that|there|he|she)['’]s\b/giu, '$1 is'],
  [/\b(who|what|where|when|why|how|they|those|these)['’]re\b/giu, '$1 are'],
  [/\b(who|what|where|when|why|how|it|that|they|he|she)['’]ll\b/giu, '$1 will'],
];

/** "So far", "so many": here "so" tells how far, and leads on from nothing. */
const MEASURED_BY_SO = /^(?:far|many|much|long)\b/i;

/** A question that is quoted as a whole. */
const QUOTED = /^[“"«]([^“”"«»]*)[”"»]$/u;

/** A question without contractions after its question word, connectives before it and marks around it. */
export function plainForm(question: string): string {
  const written = CONTRACTIONS.reduce(
    (text, [pattern, expansion]) => text.replace(pattern, expansion),
    question.trim().replace(QUOTED, '$1'),
  );
  const words = written.replace(/(?<![\s?!.…])[\s?!.…]+$/u, '').split(/\s+/);
  const isConnective = (word: string, place: number): boolean => {
    if (word.toLowerCase() === 'so' && MEASURED_BY_SO.test(words[place + 1] ?? '')) return false;
    const bare = word.toLowerCase().replace(/(?<![,.!…–-])[,.!…–-]+$/u, '');
    return CONNECTIVES.has(bare) || (OPENERS.has(bare) && bare.length < word.length);
  };
  const first = words.findIndex((word, place) => !isConnective(word, place));
  return words.slice(Math.max(first, 0)).join(' ');
}
