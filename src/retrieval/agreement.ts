import { NOUNS_FOR_DOCUMENT } from '../vocabulary/document-nouns.js';
import { numberOf, type NumberKind } from '../vocabulary/number-words.js';

/** Which of a kind a text speaks of: the third and no other meeting, the year 2015. */
const DISTINGUISHING = ['ordinal', 'year'] as const satisfies NumberKind[];
/** "When will" and "where is the next": of what is to come. */
const ASKS_WHEN_OR_WHERE =
  /\b(?:when|where|how (?:long|soon)|(?:what|which) (?:date|day|month|year|city|country|place|venue))\b/i;
/** "How many times have they met?", "How often have they held talks?": of what has been. */
const ASKS_HOW_OFTEN_SO_FAR =
  /\bhow (?:many times|often)\b.*\b(?:have|has)\b(?!(?: \w+)? to\b)|\bhow many \w+ (?:have|has) there been\b/i;
const ASKS_OF_FUTURE = /\b(?:will|shall|going to|next|upcoming|forthcoming)\b/i;
const TELLS_OF_FUTURE =
  /\b(?:will|shall|would|going to|next|upcoming|forthcoming|future|(?:is|are) (?:\w+ )?to \w+|plan(?:s|ned)?|intends?|expect(?:s|ed)?|scheduled|due)\b/i;
/** "They agreed to meet again" tells of what is to come too; "agreed to the text" does not. */
const DECIDES =
  /\b(?:agree|decid|resolv|consent|accept|pledg|undert(?:ak|ook)|plan|instruct|invit|commit|promis|propos|intend|arrang|determin)\w*\b(?:(?! that\b)[^;.]){0,60}? to (?!the\b|an?\b|its\b|their\b|th(?:is|at|ose)\b|all\b|\d)[a-z]/i;
const ASKS_OF_PAST = /\b(?:did|was|were|had|took)\b|\b(?:what|which) \w+ (?:held|saw|met|\w{2,}ed)\b/i;
/** "is to be convened" and "will have ended" tell of no past, whatever their last word. */
const YET_TO_BE =
  /\b(?:(?:will|shall|would|to)(?: (?:be|have|have been))? \w+|(?:is|are) (?:planned|scheduled|expected))/gi;
/** "Data is stored for 30 days" is a rule. */
const IS_DONE = /\b(?:is|are|be|being)(?: not)?(?: \w+ly)? (?:\w+ed|held|met)\b/gi;
const TELLS_OF_PAST = /\b(?:was|were|did|had|took|held|met|(?!(?:ne|exce|proce|succe|inde|spe)ed\b)\w{2,}ed)\b/i;

/** "Was this the first meeting?" is answered by which one it was. */
const ASKS_WHICH_OF_SERIES = /^\W*(?:is|was)(?:n['’]t)? (?:this|that|it)(?: \w+)? the (?=[\p{L}\p{N}-]+ )/iu;

/** What a text is, and how it came to be: "Is this statement binding?" */
const OF_ITS_NATURE =
  /\b(?:(?:non-?)?binding|binds?|legal(?:ly)?|treaty|in force|enforce\w*|oblig\w*|mandatory|compulsory|signed|signs?|signator\w+|ratif\w+|draft\w*|wr[io]te|written|wrote|authors?|amended|approved|adopted|published)\b/i;
/** Not "Are the norms in the statement binding?" */
const ASKS_OF_ITSELF = new RegExp(
  String.raw`(?<!\b(?:in|of|from|within|under|by|with|to) )\b(?:this|these|the(?: present)?) (?:\w+ ){0,2}(${NOUNS_FOR_DOCUMENT})(?!\p{L}| (?:of|on|by|about)\b)`,
  'iu',
);
/** "Does the statement call the norms binding?" */
const ASKS_WHAT_IS_TOLD =
  /\b(?:say|says|said|mention|call|describe|speak|refer|(?<!\bmember )state|contain|include|tell|stress|think|want|list|define|address|cover|deal|discuss|declare|make clear|about|regarding|concerning)(?:s|d|ed|ing)?\b/i;
const TELLS_OF_ITSELF = new RegExp(
  String.raw`\b(?:this|these|the present)(?: \w+){0,2} (?:${NOUNS_FOR_DOCUMENT})(?!\p{L})`,
  'iu',
);

/** The noun by which a question asks of the text itself, and not of what is told in it; null where it does not. */
function askedOfItself(question: string): string | null {
  const asksOfNature = OF_ITS_NATURE.test(question) && !ASKS_WHAT_IS_TOLD.test(question);
  return asksOfNature ? (ASKS_OF_ITSELF.exec(question)?.[1] ?? null) : null;
}

function spokenOf(text: string, kind: NumberKind): Set<number> {
  const numbers = [...text.matchAll(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu)].map(([word]) =>
    numberOf(word.toLowerCase(), false),
  );
  return new Set(numbers.flatMap((number) => (number?.kind === kind ? [number.value] : [])));
}

function tellsOfFuture(sentence: string): boolean {
  return TELLS_OF_FUTURE.test(sentence) || DECIDES.test(sentence);
}

export type Agreement = (sentence: string) => number;

/**
 * Whether a sentence speaks of the same one as the question does: 0 where the question has an ordinal or a year and the
 * sentence only others, as "the third meeting" for "the fourth", where it tells what is over and the question asks when
 * or where something will be, or the other way round, also how often something has been, or where it does not tell of the
 * text itself, what or whose that is being asked; else 1.
 */
export function agreementWith(question: string): Agreement {
  const asked = DISTINGUISHING.map((kind) => ({ kind, wanted: spokenOf(question, kind) })).filter(
    ({ wanted }) => wanted.size > 0,
  );
  const asksWhenOrWhere = ASKS_WHEN_OR_WHERE.test(question);
  const asksOfFuture = asksWhenOrWhere && ASKS_OF_FUTURE.test(question);
  // Who names "the fourth" may not know that it is still to come.
  const asksOfPast =
    ASKS_HOW_OFTEN_SO_FAR.test(question) ||
    (asksWhenOrWhere && !asksOfFuture && asked.length === 0 && ASKS_OF_PAST.test(question));
  const asksWhichOfSeries = ASKS_WHICH_OF_SERIES.test(question);
  const itself = askedOfItself(question);
  const byItsNoun = itself === null ? null : new RegExp(String.raw`(?<!\p{L})${itself}(?!\p{L})`, 'iu');
  const isOfItself = (sentence: string): boolean =>
    byItsNoun === null || TELLS_OF_ITSELF.test(sentence) || byItsNoun.test(sentence);
  return (sentence) => {
    if (!isOfItself(sentence)) return 0;
    const conflicts = asked.some(({ kind, wanted }) => {
      if (kind === 'ordinal' && asksWhichOfSeries) return false;
      const held = spokenOf(sentence, kind);
      return held.size > 0 && [...wanted].every((one) => !held.has(one));
    });
    const isOver = asksOfFuture && TELLS_OF_PAST.test(sentence.replace(IS_DONE, '')) && !tellsOfFuture(sentence);
    const isToCome =
      asksOfPast && TELLS_OF_FUTURE.test(sentence) && !TELLS_OF_PAST.test(sentence.replace(YET_TO_BE, ''));
    return conflicts || isOver || isToCome ? 0 : 1;
  };
}
