import type { Span } from '../types.js';

/** A short form in round brackets and the words before it that it stands for. */
interface Expansion {
  readonly short: Span;
  readonly long: Span;
}

const BRACKETED = /\(([\p{L}\p{N}][\p{L}\p{N} .&/-]{0,30})\)/gu;
/** The long form has at most so many words more than the short one has letters, or twice as many (Schwartz and Hearst). */
const SPARE_WORDS = 5;
/** In characters: so far before a short form its long form is looked for. */
const LONGEST = 500;

function isLetter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

/** Where the words that a short form stands for begin in the text before it: its letters in order, the first one at a word's start. */
function longStart(before: string, short: string): number | null {
  let at = before.length - 1;
  for (let letter = short.length - 1; letter >= 0; letter -= 1) {
    const wanted = short.charAt(letter).toLowerCase();
    if (!isLetter(wanted)) continue;
    while (
      at >= 0 &&
      (before.charAt(at).toLowerCase() !== wanted || (letter === 0 && at > 0 && isLetter(before.charAt(at - 1))))
    )
      at -= 1;
    if (at < 0) return null;
    at -= 1;
  }
  return at + 1;
}

const IN_NAMES = /^(?:of|on|in|for|to|the|and|&)$/;
const NAMING = /^["“‘(]?\p{Lu}/u;
/** So much of a short form's capitals stands among those of its name, in order. */
const CAPITALS_SHARED = 0.8;

function capitalsOf(text: string): string[] {
  return text.match(/\p{Lu}/gu) ?? [];
}

/** How many of some capitals stand in a name in the same order, each sought from where the one before it was found. */
function inOrder(capitals: readonly string[], name: readonly string[]): number {
  let from = 0;
  return capitals.filter((capital) => {
    const at = name.indexOf(capital, from);
    if (at >= 0) from = at + 1;
    return at >= 0;
  }).length;
}

/** Where the capitalised name begins that ends a text and that a short form of three capitals or more is made of. */
function nameStart(before: string, short: string): number | null {
  const capitals = capitalsOf(short);
  const words = [...before.matchAll(/\S+/g)];
  const outside = words.findLastIndex(({ 0: word }) => !NAMING.test(word) && !IN_NAMES.test(word));
  const first = words.slice(outside + 1).find(({ 0: word }) => word.startsWith(capitals[0] ?? ' '));
  if (capitals.length < 3 || first === undefined) return null;
  const shared = inOrder(capitals, capitalsOf(before.slice(first.index)));
  return shared >= CAPITALS_SHARED * capitals.length ? first.index : null;
}

/** By the algorithm of Schwartz and Hearst (2003). */
function explainedStart(before: string, short: string): number | null {
  const first = capitalsOf(short).length > 1 ? longStart(before, short) : null;
  if (first === null) return null;
  const words = before.slice(first).split(/\s+/).length;
  return words > Math.min(short.length + SPARE_WORDS, short.length * 2) ? null : first;
}

function explained(text: string, startOf: (before: string, short: string) => number | null): Expansion[] {
  return [...text.matchAll(BRACKETED)].flatMap(({ 0: bracketed, 1: inside = '', index }) => {
    const short =
      inside.endsWith('s') && capitalsOf(inside).length > 1 && inside.length > 2 ? inside.slice(0, -1) : inside;
    const from = Math.max(0, index - LONGEST);
    const before = text.slice(from, index).trimEnd();
    const first = startOf(before, short);
    if (first === null) return [];
    const opening = index + bracketed.indexOf(inside);
    return [
      {
        short: { start: opening, end: opening + inside.length },
        long: { start: from + first, end: from + before.length },
      },
    ];
  });
}

/** The abbreviations that a text explains itself, letter by letter, as in "European Union (EU)". */
export function expansionsIn(text: string): Expansion[] {
  return explained(text, explainedStart);
}

/** With those whose letters do not all stand in order in the name before them: "Group of Experts on Trade in Services (UNGETS)". */
export function longFormsIn(text: string): Expansion[] {
  return explained(text, (before, short) => explainedStart(before, short) ?? nameStart(before, short));
}
