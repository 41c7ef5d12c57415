import { formsOf, numberOf } from '../vocabulary/number-words.js';
import { terms, termSpans } from '../vocabulary/terms.js';

/** A name or a number in a question, in the ways in which a text may put it, each as terms in order. */
export type Mention = readonly (readonly string[])[];

type TermSpan = ReturnType<typeof termSpans>[number];

const CAPITALISED = /^\p{Lu}/u;
const ACRONYM = /^\p{Lu}[\p{Lu}\p{N}.]+s?$/u;
/** What may stand between the words of a name. */
const JOINT = /^[ \-\u2010\u2011]$/;
const POSSESSIVE = /['’]s$/;
const LOWER_CASE_WORD = /(?<![\p{L}\p{M}\p{N}'’.-])\p{Ll}[\p{L}\p{M}]*/gu;
/** Headings keep these in lower case where they put all else in capitals (Chicago Manual of Style, 8.159). */
const LOW_IN_HEADINGS = /^(?:an?|and|as|at|by|for|from|in|of|on|or|the|to|with)$/;

/** Whether capital letters tell names: not in a question that puts all words so. */
function tellsNames(question: string): boolean {
  return [...question.matchAll(LOWER_CASE_WORD)].some(([word]) => !LOW_IN_HEADINGS.test(word));
}

/** The runs of words that make a name together, as the first and the last of them. */
function runsOf(spans: readonly TermSpan[], isJoined: (before: TermSpan, span: TermSpan) => boolean): TermSpan[][] {
  const runs: TermSpan[][] = [];
  for (const span of spans) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run !== undefined && before !== undefined && isJoined(before, span)) run.push(span);
    else runs.push([span]);
  }
  return runs;
}

/**
 * The names and numbers that a question speaks of; the words of a name that stand side by side are one. A first word
 * tells its capital letter only as an acronym or before another name, and alone before a single one it may as well be a
 * verb: "Describe Japan".
 */
export function mentionsIn(question: string): Mention[] {
  const isShouted = question === question.toUpperCase();
  const spans = termSpans(question);
  const first = /\p{L}|\p{N}/u.exec(question)?.index;
  const wordOf = ({ start, end }: TermSpan): string => question.slice(start, end);
  const isName = (i: number): boolean => {
    const span = spans[i];
    if (span === undefined || isShouted) return false;
    const word = wordOf(span);
    if (span.start !== first) return CAPITALISED.test(word);
    const next = spans[i + 1];
    const follows = next !== undefined && question.slice(span.end, next.start) === ' ' && isName(i + 1);
    return ACRONYM.test(word) || (CAPITALISED.test(word) && follows);
  };
  const numberIn = (span: TermSpan): Mention | null => {
    const number = numberOf(wordOf(span).toLowerCase(), false);
    const isCount = number?.kind === 'cardinal' || number?.kind === 'ordinal';
    if (!isCount) return null;
    const forms = new Set([...formsOf(number).flatMap((form) => terms(form)), span.term]);
    return [...forms].map((term) => [term]);
  };
  const isSingle = (span: TermSpan): boolean => /\d/.test(wordOf(span)) || numberIn(span) !== null;
  const mentioned = spans.filter((span, i) => isSingle(span) || isName(i));
  const joins = tellsNames(question);
  const runs = runsOf(
    mentioned,
    (before, span) =>
      joins &&
      !isSingle(before) &&
      !isSingle(span) &&
      !POSSESSIVE.test(wordOf(before)) &&
      JOINT.test(question.slice(before.end, span.start)),
  );
  return runs.flatMap((run): Mention[] => {
    const [head] = run;
    if (head === undefined) return [];
    const alone = run.map((span): Mention => numberIn(span) ?? [[span.term]]);
    const mayBeVerb = head.start === first && run.length === 2 && !ACRONYM.test(wordOf(head));
    return run.length === 1 || mayBeVerb ? alone : [[run.map(({ term }) => term)]];
  });
}
