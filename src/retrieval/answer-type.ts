import { capitalised } from '../vocabulary/capitalised.js';
import { CARDINAL_WORDS, INEXACTLY, MONTHS, scaleOf, WEEKDAYS } from '../vocabulary/number-words.js';
import { stemOf } from '../vocabulary/terms.js';
import type { Span } from '../types.js';

/** What kind of thing a question asks for, where its wording tells (Li and Roth, 2002, have the idea of question classes). */
export type AnswerType =
  'expansion' | 'frequency' | 'duration' | 'hour' | 'money' | 'number' | 'date' | 'place' | 'name' | 'reason';

const PAID =
  '(?:money|cash|costs?|pays?|paid|earns?|prices?|fees?|fines?|salary|charged?|charges|spends?|spent|pledged?|funds?|worth|budget|gives?|gave|contribut(?:e[sd]?|ions?)|rewards?|wages?|loans?|invest(?:s|ed|ments?)?)';

/** Tried in this order: "in what year" asks for a date, although "what" alone tells nothing. */
const ASKED_BY: readonly (readonly [AnswerType, RegExp])[] = [
  ['expansion', /\bwhat (?:(?:does|do|did) [^?]{1,60}? )?stands? for\b|\b(?:abbreviation|acronym|abbreviated)\b/i],
  ['expansion', /\b[Ff]ull (?:name|form) of (?:the )?\p{Lu}[\p{Lu}\d&-]/u],
  ['frequency', /\bhow (?:often|frequently|regularly)\b|\bhow many times (?:an?|each|every|per)\b/i],
  ['duration', /\bhow (?:long|early|late|far (?:ahead|in advance|beforehand)|much (?:time|notice|warning|longer))\b/i],
  ['hour', /\b(?:what|which) (?:time(?! (?:limit|frame|period|span|zone)| of (?:the )?year)|hour)\b/i],
  [
    'money',
    new RegExp(
      String.raw`\bhow (?:much|large|big|high)\b(?=.*\b${PAID}\b)|\bwhat (?:does|do|did|will|would)\b(?=.*\b(?:cost|earn|charge)\b)|\b(?:what|which)(?: (?:is|was|are|were)(?: the)?)?(?: \w+)? (?:costs?|price|fine|fees?|salary|wages?|budget|premium|reward)\b(?!-)`,
      'i',
    ),
  ],
  [
    'number',
    /\bhow (?:many|much|old|tall|high|far|deep|heavy|big|large|fast)\b|\b(?:what|which)(?: (?:is|was|are|were)(?: the)?)? (?:number|percentage|proportion|amount|share|age|height|size|weight|length|population|speed|temperature|telephone|phone)\b/i,
  ],
  [
    'date',
    /\bwhen\b|\bhow soon\b|\b(?:what|which)(?: (?:is|was)(?: the)?)?(?: exact)? (?:year|date|month|day|decade|century|time(?! zone))\b/i,
  ],
  [
    'place',
    /\bwhere\b|\b(?:what|which) (?:is|was)(?: the)? (?:venue|location)\b|\b(?:what|which) (?:city|cities|town|country|place|location|state|region|continent|venue)\b/i,
  ],
  ['name', /\bwho(?:m|se)?\b/i],
  ['reason', /\bwhy\b|\bhow come\b|\b(?:what|which) (?:(?:is|was|are|were) the )?reasons?\b/i],
];

const MONTH = MONTHS.map(capitalised).join('|');
/** Only before a number: "Mar" and "Dec" may be names. */
const SHORT_MONTH = ['Sept', ...MONTHS.map((month) => capitalised(month.slice(0, 3)))].join('|');
const MONTH_NAME = String.raw`(?:(?:${MONTH})\b|(?:${SHORT_MONTH})\b\.?(?= \d))`;
const WEEKDAY = WEEKDAYS.map(capitalised).join('|');
const TIME_UNIT = '(?:years?|months?|weeks?|days?|decades?|century|centuries|hours?)';
/** The longest first: "sixty" is no "six". Several of a scale may be told, as in "thousands of". */
const NUMBER_WORD = [...CARDINAL_WORDS]
  .sort((a, b) => b.length - a.length)
  .map((word) => (scaleOf(word) === null ? word : `${word}s?`))
  .join('|');
/** Capitalised words, with the small ones that stand inside names. */
const CAPITALISED = String.raw`\p{Lu}(?:[\p{L}\p{N}’']|[.-](?=[\p{L}\p{N}]))*`;
/** "Geneva in March" is no name. */
const INSIDE_NAMES = String.raw`(?:(?:of|and|the|for|de|la|von|van|der)|(?:on|in)(?!\s+(?:the\s+)?(?:${MONTH}|${WEEKDAY})\b))`;
const NAME = String.raw`${CAPITALISED}(?:\s+(?:${INSIDE_NAMES}\s+){0,2}${CAPITALISED})*`;

/** In digits, without a comma or a full stop that follows. */
const DIGITS = String.raw`\d+(?:[.,]\d+){0,5}`;
const IN_WORDS = `(?:${NUMBER_WORD})(?:[ -](?:${NUMBER_WORD})){0,5}`;
/** Between the ends of a range, or two that are told together. */
export const LINK = String.raw`(?:\s?[–—-]\s?|\s(?:to|and|or|until|till)\s)`;
const WHOLE_COUNT = `(?:${DIGITS}|half an?|(?:a )?few|a couple of|(?:an? )?${IN_WORDS}|an?|several)`;
const ONE_COUNT = `${WHOLE_COUNT}(?: and an? (?:half|quarter))?`;
const COUNT = `(?:${ONE_COUNT}(?:${LINK}${ONE_COUNT})?)`;
export const UNIT = `(?:${TIME_UNIT}|minutes?|nights?|fortnights?|quarters?|seasons?)`;
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
const DAYS = `${DAY}(?:(?:, ${DAY}){0,5}${LINK}${DAY})?`;
const DAY_OF = `(?:${MONTH}|${WEEKDAY})`;
const CURRENCY =
  '(?:euros?|dollars?|pounds?|yen|francs?|kron(?:a|or|e|er)|pesos?|rupees?|rand|shillings?|dinars?|rou?bles?|yuan|won|liras?|dirhams?|riyals?|z[lł]otys?|cents?)';
const ONE_AMOUNT = `(?:${DIGITS}|${IN_WORDS})(?: and an? (?:half|quarter))?(?: (?:thousand|million|billion|trillion))?`;
const AMOUNT = `(?:${ONE_AMOUNT}(?:${LINK}${ONE_AMOUNT})?)`;
const FRACTION = '(?:halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|hundredths?)';
const MEASURE =
  '(?:(?:square|cubic|nautical) )?(?:(?:kilo|centi|milli)?met(?:re|er)s?|miles?|feet|inch(?:es)?|yards?|hectares?|acres?|(?:kilo|milli)?grams?|kilos?|tonnes?|tons?|ounces?|(?:milli)?lit(?:re|er)s?|gallons?|barrels?|degrees(?: (?:celsius|fahrenheit))?|(?:kilo|mega|giga|tera)?(?:watts?|bytes?|hertz|volts?)|km|kg|cm|mm|[kmgt]wh?|mph)';
/** Before these no number is a year's. */
const HEDGE = `(?:${INEXACTLY}|over|than)`;
const COUNTED = `(?:${CURRENCY}|${UNIT}|${MEASURE})`;
const PART_OF = String.raw`(?:\b(?:the )?(?:beginning|start|middle|end|first half|second half) of )?`;
const CLOCK = String.raw`\d{1,2}[:.]\d{2}`;
/** "One and a half times" compares. */
const TIMES = `(?:once|twice|${WHOLE_COUNT}(?:${LINK}${WHOLE_COUNT})? (?:times|occasions))`;

const DATES = [
  String.raw`${PART_OF}(?:\b(?:${WEEKDAY}),? (?:the )?)?\b(?:${DAYS} (?:of )?)?${MONTH_NAME}(?: ${DAY}(?:\s?[–—-]\s?${DAY})?\b)?(?:,? (?:of )?\d{4}\b)?`,
  String.raw`\b\d{1,2}[./]\d{1,2}[./]\d{4}\b`,
  String.raw`\b\d{1,4} (?:AD|BCE?|CE)\b`,
  String.raw`\bAD \d{1,4}\b`,
  String.raw`(?:\bthe )?\b(?:1\d|20)\d0s\b`,
  String.raw`${PART_OF}\b1\d{3}\b`,
  String.raw`${PART_OF}\b20\d{2}\b(?:-\d{2}-\d{2}\b|[–/-]\d{2}\b)?`,
  String.raw`\b(?:(?:every|each) )?(?:${WEEKDAY})s?\b`,
  String.raw`(?:\b(?:in|after|within|for|about|approximately|nearly|over|some) ){0,4}\b${COUNT}[ -]${TIME_UNIT}(?:'s|’s)?(?: time| later| ago)?\b`,
  String.raw`\b(?:next|last|this|(?:that|the) (?:same|next|following|previous|coming)) ${TIME_UNIT}\b`,
  String.raw`\b${TIME_UNIT}\b`,
].join('|');

/** What a sentence offers of a kind: each match may be the answer. "The two sides" tells no number: it is taken as known. Nor do dates. */
const OFFERED_BY: Readonly<Record<AnswerType, RegExp>> = {
  expansion: /\([^()\p{Lu}]*\p{Lu}[^()\p{Lu}]*\p{Lu}[^()]*\)/gu,
  date: new RegExp(DATES, 'g'),
  duration: new RegExp(
    String.raw`(?:\b(?:for|within|over|up to|at least|at most|no more than|less than|about|nearly|some|another) ){0,3}\b${COUNT}[ -](?:(?:full|calendar|working|consecutive|further|more) )?${UNIT}\b(?:['’]s? time\b)?(?: and an? (?:half|quarter)\b)?|\b(?:until|till)\b(?: the end of)?(?: (?:\d{1,2} )?${DAY_OF}\b)?(?: \d{4}\b)?|\b(?:permanent|indefinite)(?:ly)?\b|\b${UNIT}\b`,
    'gi',
  ),
  frequency: new RegExp(
    String.raw`(?:\b(?:at least|at most|no more than) )?(?:\b${TIMES} (?:in )?)?\b(?:every|each|per|an?(?! few\b))(?: (?:other|second|third|fourth|${COUNT}))? (?:${UNIT}|${DAY_OF})\b|\b(?:hourly|daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annual(?:ly)?|half-yearly|biennial(?:ly)?|regular(?:ly)?)\b|\b${TIMES}\b`,
    'gi',
  ),
  hour: new RegExp(
    String.raw`\b(?:(?:${CLOCK}|\d{1,2})${LINK})?(?:${CLOCK}\b(?: ?[ap](?:\.m\.|m\b))?|\d{1,2} ?[ap](?:\.m\.|m\b))|\b\p{L}+ o[’']clock\b|\b(?:noon|midday|midnight|dawn|dusk|sunrise|sunset)\b|\b(?:in the (?:morning|afternoon|evening)|at night)\b`,
    'giu',
  ),
  number: new RegExp(
    String.raw`(?:[$€£¥]\s?)?(?<![\d.,\p{L}-])(?:(?<=\b${HEDGE} )|(?!(?:1\d|20)\d{2}(?![\d.,]\d|\d| (?:${COUNTED}|people|persons)\b)))${DIGITS}(?:[–-]${DIGITS})?(?:\s?(?:%|per cent|percent))?(?: (?:million|billion|trillion|thousand|hundred|dozen)\b)?(?: ${COUNTED}\b)?|(?<!\b(?:the|these|those|both|its|their|our|all) )\b${IN_WORDS}(?:[ -]${FRACTION})?\b(?: and an? (?:half|quarter)\b)?(?: (?:in|out of|of (?:the|its|their|these|those)) ${IN_WORDS}\b)?(?: ${COUNTED}\b)?|\b(?:half|an? (?:third|quarter|fifth|tenth))(?= (?:of|the|its|their|all)\b)`,
    'giu',
  ),
  money: new RegExp(
    String.raw`(?:[$€£¥]|\b[A-Z]{3})\s?${DIGITS}(?:[–-]${DIGITS})?(?:\s?(?:thousand|million|billion|trillion|bn|m)\b)?|\b${AMOUNT}(?: (?:of a|\p{Lu}\p{L}+)){0,2} ${CURRENCY}\b|\b${AMOUNT}\s?(?:%|per cent|percent)|\b${DIGITS} (?:thousand|million|billion|trillion)\b|\bfree(?: of charge)?\b|\bwithout charge\b|\bat no cost\b`,
    'gu',
  ),
  reason:
    /\b(?:because|since|as|due to|owing to|on account of|in order (?:to|that)|so (?:that|as to)|for (?:the )?(?:purpose|reason|fear|lack|want|sake)|given|in view of|on (?:the )?grounds?|thereby|therefore|thus|hence|lest|with a view to|with the (?:aim|intent|intention|purpose|object)|aim(?:s|ed|ing)?|in (?:the )?light of|considering|caus(?:e[sd]?|ing)|reasons?|results? (?:of|from|in)|attribut\w+|fear\w*|would|to (?!the\b|an?\b|its\b|their\b|this\b|that\b|all\b|those\b|\d)[a-z]+|out of|thanks to|consequence)\b[^;]*/gi,
  place: new RegExp(
    String.raw`(?=\p{Lu})(?!(?:${MONTH}|${WEEKDAY})s?\b)(?<=\b(?:in|at|near|outside|inside|across|throughout|to)\s+(?:the\s+)?(?:[a-z]+\s+of\s+)?)${NAME}`,
    'gu',
  ),
  name: new RegExp(String.raw`(?=\p{Lu})(?<=[\p{L}\p{N},;:]\s+["“(]?)${NAME}`, 'gu'),
};

/** Where a question begins, with a preposition before it or not. */
const OPENING =
  /^\W*(?:(?:and|but|so|or|then|ok|okay)\W+)?(?:\w+ )?(?=(?:who(?:m|se)?|what|which|when|where|why|how)\b)/i;
/** "Who do I tell when I am ill?" asks who. */
const OPENS_CLAUSE = /^(?:when|where|who(?:m|se)?|why)$/i;

/** What a question asks for; undefined where its wording doesn't tell. */
export function askedType(question: string): AnswerType | undefined {
  const opening = OPENING.exec(question)?.[0].length ?? Infinity;
  return ASKED_BY.find(([, pattern]) => {
    const found = pattern.exec(question);
    return found !== null && !(found.index > opening && OPENS_CLAUSE.test(found[0]));
  })?.[0];
}

/** What a text has by the same name: the budget, the speed, the notice. */
const NAMED = /\b(?!(?:how|much|many|what|which|is|was|are|were|the|number|percentage|proportion|amount|share)\b)\w+$/i;

/**
 * A question without the words that say what kind of thing it asks for: "in what year" is no search for "year", and "what
 * time is it" searches for nothing. Sums stay as they are asked for, and measures by their names.
 */
export function withoutAskedType(question: string): string {
  return ASKED_BY.reduce((rest, [type, pattern]) => {
    if (type === 'money') return rest;
    if (type !== 'number') return rest.replace(pattern, ' ');
    return rest.replace(pattern, (found) => (/^how\b/i.test(found) ? ' ' : (NAMED.exec(found)?.[0] ?? ' ')));
  }, question);
}

/** "10 May", but not "over 10 may swim". */
const IN_MONTH = new RegExp(String.raw`^(?:st|nd|rd|th)?\s(?:of\s)?(?:${MONTH})\b`);

/** The pieces of a sentence that are of a kind, in order; an hour tells a date too: "When does it open?" */
export function offered(sentence: string, type: AnswerType): Span[] {
  const found = (kind: AnswerType): Span[] =>
    [...sentence.matchAll(OFFERED_BY[kind])].map(({ 0: match, index }) => ({
      start: index,
      end: index + match.length,
    }));
  if (type === 'number') return found(type).filter(({ end }) => !IN_MONTH.test(sentence.slice(end)));
  if (type !== 'date') return found(type);
  const dates = found('date');
  return dates.length > 0 ? dates : found('hour');
}

export type AnswerTypeFit = (sentence: string) => number;

/**
 * What speaks for a sentence that offers nothing of the kind that is asked for, against 1 for one that does: how much
 * rarer that is among sentences that answer than among others, rounded, over 13,000 plain questions about invented
 * statements. Four of them ask for an hour: too few to tell, so that it weighs as a duration does. Of sums
 * of money and reasons it was counted over 4,600 questions about the documents that weights are fitted on and judged by.
 */
const WITHOUT: Readonly<Record<AnswerType, number>> = {
  expansion: 0.04,
  frequency: 0.1,
  duration: 0.1,
  hour: 0.1,
  money: 0.15,
  number: 0.15,
  date: 0.4,
  place: 0.2,
  name: 0.5,
  reason: 0.3,
};

/** Asks which of several: told by a name, as a rule. */
const CHOOSING = /\bwhich\b/i;
/** As `WITHOUT`, of a sentence with no name but those of the question, in the statements that were first kept apart. */
const WITHOUT_NEW_NAME = 0.3;

/** Whether a sentence names something that the question doesn't. */
function namesMore(sentence: string, asked: ReadonlySet<string>): boolean {
  return offered(sentence, 'name').some(({ start, end }) =>
    sentence
      .slice(start, end)
      .split(/\s+/)
      .some((word) => /^\p{Lu}/u.test(word) && !asked.has(stemOf(word))),
  );
}

/**
 * Whether a sentence offers what a question asks for, above 0 and up to 1: 1 where it does, and for every sentence where the
 * question's wording doesn't tell.
 */
export function answerTypeFit(question: string): AnswerTypeFit {
  const asked = askedType(question);
  if (asked === undefined) {
    if (!CHOOSING.test(question)) return () => 1;
    const named = new Set((question.match(/[\p{L}\p{N}]+/gu) ?? []).map(stemOf));
    return (sentence) => (namesMore(sentence, named) ? 1 : WITHOUT_NEW_NAME);
  }
  // Any name may tell where something is, whatever stands before it: "it was Croatia that objected".
  const told = asked === 'place' ? 'name' : asked;
  return (sentence) => (offered(sentence, told).length > 0 ? 1 : WITHOUT[asked]);
}
