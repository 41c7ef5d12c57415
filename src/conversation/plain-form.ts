import { CONNECTIVES, OPENERS } from './word-classes.js';

const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  [
    /\b(who|what|where|when|why|how|it|that|there|he|she)['’]s(?=\s+(?:been|had|got|become|happened|gone|come)\b)/giu,
    '$1 has',
  ],
  [/\b(who|what|where|when|why|how|it|that|there|he|she)['’]s\b/giu, '$1 is'],
  [/\b(who|what|where|when|why|how|they|those|these)['’]re\b/giu, '$1 are'],
  [/\b(who|what|where|when|why|how|it|that|they|he|she)['’]ll\b/giu, '$1 will'],
  [/\b(c)an['’]t\b/giu, '$1an not'],
  [/\b(w)on['’]t\b/giu, '$1ill not'],
];

/** "So far", "so many": here "so" tells how far, and leads on from nothing. */
const MEASURED_BY_SO = /^(?:far|many|much|long)\b/i;

/** A question that is quoted as a whole. */
const QUOTED = /^[“"«]([^“”"«»]*)[”"»]$/u;

/** "Do you know why?", "tell me where": a bare question inside another. */
const EMBEDDING =
  /^(?:please )?(?:(?:do|does|can|could) (?:you|anyone|anybody|we|i) (?:know|tell me|tell us|say)|any idea|tell me) (?=(?:\p{L}+ )?(?:who|whom|what|which|when|where|why|how)(?: (?:else|exactly|not|many|much|long|often|far|high|old|tall|big|wide|with|by|from))*$)/iu;

/** "The summit, not the dialogue", "not the dialogue, the summit", "I meant the summit": what is left is what is meant. */
const CORRECTIONS: readonly RegExp[] = [
  /^i meant?,? /iu,
  /^not (?:(?:the|an?|in|on|at|for|by) |(?=\p{Lu}))[^,;]+[,;] (?:but )?/iu,
  /, not (?:(?:the|an?|in|on|at|for|by) |(?=\p{Lu}))[^,;]+$/u,
];

/** "…, then?", "…, right?" */
const ENDING = /(?<=.)(?:,? please|, (?:then|though|right|correct|yes|no|eh|huh))$/iu;

/** "What if it rains?", "Even if it rains?": a condition, of which these say no more. */
const BEFORE_CONDITION = /^(?:what|even|only)$/i;

/** A question without contractions after its question word, connectives before it and marks around it. */
export function plainForm(question: string): string {
  const written = CONTRACTIONS.reduce(
    (text, [pattern, expansion]) => text.replace(pattern, expansion),
    question.trim().replace(QUOTED, '$1'),
  );
  const words = written.replace(/(?<![\s?!.…])[\s?!.…]+$/u, '').split(/\s+/);
  const opened = words.slice(openingLength(words)).join(' ').replace(ENDING, '');
  const meant = CORRECTIONS.reduce((text, pattern) => text.replace(pattern, ''), opened);
  return meant.replace(EMBEDDING, '').replace(/^how (?:so|come)$/iu, 'why');
}

/** The words in front that lead on from what was said; none where there are no others. */
function openingLength(words: readonly string[]): number {
  let at = 0;
  while (at < words.length) {
    const length = openerLength(words, at);
    if (length === 0) return at;
    at += length;
  }
  return 0;
}

function openerLength(words: readonly string[], at: number): number {
  const [word, next] = [words[at] ?? '', words[at + 1]];
  if (word.toLowerCase() === 'so' && MEASURED_BY_SO.test(next ?? '')) return 0;
  if (BEFORE_CONDITION.test(word) && next?.toLowerCase() === 'if') return 1;
  if (CONNECTIVES.has(withoutMark(word)) || isOpener(word)) return 1;
  // "Ok thanks, and where?"
  if (OPENERS.has(withoutMark(word)) && isOpener(next ?? '')) return 2;
  return [2, 3].find((length) => isOpener(words.slice(at, at + length).join(' '))) ?? 0;
}

/** With the mark after it. */
function isOpener(words: string): boolean {
  const bare = withoutMark(words);
  return OPENERS.has(bare) && bare.length < words.length;
}

function withoutMark(words: string): string {
  return words.toLowerCase().replace(/(?<![,.!…–-])[,.!…–-]+$/u, '');
}
