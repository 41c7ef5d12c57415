import { capitalised, uncapitalised } from '../vocabulary/capitalised.js';
import { NAMED_DOCUMENT } from '../vocabulary/document-nouns.js';
import { SPEAKING_GROUPS } from '../vocabulary/speaking-groups.js';
import { taggedWords } from '../vocabulary/tagger.js';
import { terms } from '../vocabulary/terms.js';

const SAYING =
  'says|say|said|states|stated|notes|noted|insists|insist|insisted|maintains|maintain|maintained|claims|claim|claimed|stresses|stressed|adds|added|makes clear|made clear|confirms|confirmed|agree|agreed|believe|argue|argued|explained|reports|reported';
/** Those who make a statement, of whom alone it is known without the document: nobody whom a text might quote. */
const ITS_MAKERS = String.raw`(?:they|both of them|(?:both|(?:the )?two) (?:${SPEAKING_GROUPS}|countries|governments|states|nations|unions)|(?:everyone|everybody|all) (?:there|present|involved|at the table)|officials (?:from|on|of) both sides)`;
const WHO = `(?:${NAMED_DOCUMENT}|${ITS_MAKERS})`;
const LOCATIVE = 'at|in|on|during|within|through|by|with|for|under|from|after|before|as';
const PLACE_CLEFT = new RegExp(String.raw`^it (?:is|was) ((?:${LOCATIVE}) .{2,80}?),? that (.+?)([.!]?)$`, 'iu');

/** What tells of a claim that it is said, and by whom, of which the document itself says nothing. */
const ATTRIBUTIONS: readonly RegExp[] = [
  `^(?:according to|as per|if (?:you|we|one) (?:believe|read|trust|ask)s?) ${WHO}, (?=\\p{L})`,
  `^as ${WHO} (?:${SAYING}|puts? it)(?: it)?, (?=\\p{L})`,
  `^${NAMED_DOCUMENT} (?:(?:also|clearly|even|explicitly) )?(?:${SAYING}) that (?=\\p{L})`,
  `,? (?:according to|as per) ${WHO}(?=[.!]?$)`,
  `, ${WHO} (?:${SAYING})(?=[.!]?$)`,
].map((pattern) => new RegExp(pattern, 'iu'));

/** A sentence that sets one of its parts apart, and the sentence in its plain order (clefts, Jespersen, 1937). */
const CLEFTS: readonly ((claim: string) => string | null)[] = [
  placeCleft,
  subjectCleft,
  whatCleft,
  kindCleft,
  somethingCleft,
];

/** A claim without what says who says it, in plain order: "It was in Tokyo that they met, officials say." as "They met in Tokyo." */
export function plainClaim(claim: string): string {
  let text = claim.trim();
  for (const pattern of ATTRIBUTIONS) {
    const shorter = text.replace(pattern, '');
    if (terms(shorter).length > 0) text = shorter;
  }
  for (const cleft of CLEFTS) text = cleft(text) ?? text;
  return text === claim.trim() ? claim : capitalised(text);
}

function partsOf(pattern: RegExp, text: string): string[] {
  return (pattern.exec(text) ?? []).slice(1).map((part) => part.trim());
}

function partsOfSpeech(text: string): string[] {
  return text === '' ? [] : taggedWords(text).map(({ pos }) => pos);
}

/** "They want", "both sides have agreed on": a subject and a verb to which something is missing. */
function isOpenClause(text: string): boolean {
  const parts = partsOfSpeech(text);
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  return parts.includes('VERB') && /^(?:PRON|DET|PROPN|NOUN)$/.test(first) && /^(?:VERB|ADP)$/.test(last);
}

function isNounPhrase(text: string): boolean {
  return /^(?:DET|PROPN|NUM|PRON|NOUN)$/.test(partsOfSpeech(text)[0] ?? '');
}

/** "It was at the summit that they met." */
function placeCleft(claim: string): string | null {
  const [where = '', clause = '', end = ''] = partsOf(PLACE_CLEFT, claim);
  return clause === '' || clause.includes(',') || / to \p{Ll}/u.test(where)
    ? null
    : `${capitalised(clause)} ${where}${end}`;
}

/** "It was Norway that presented a strategy." */
function subjectCleft(claim: string): string | null {
  const [who = '', rest = ''] = partsOf(/^it (?:is|was) (.{2,80}?),? (?:who|that|which) (.+)$/iu, claim);
  return isNounPhrase(who) && /^(?:VERB|AUX)$/.test(partsOfSpeech(`They ${rest}`)[1] ?? '')
    ? `${capitalised(who)} ${rest}`
    : null;
}

/** "What they want is a free Internet." */
function whatCleft(claim: string): string | null {
  const [clause = '', rest = ''] = partsOf(/^what ([^,]{4,80}?) (?:is|was|are|were) (.+)$/iu, claim);
  return isOpenClause(clause) && isNounPhrase(rest) ? `${capitalised(clause)} ${rest}` : null;
}

/** "The kind of Internet both want is one that is free." */
function kindCleft(claim: string): string | null {
  const pattern =
    /^the (?:kind|sort|type) of (\p{L}+) (?:that |which )?([^,]{4,60}?) (?:is|was) one ((?:that|which|in|where|with) .+)$/iu;
  const [noun = '', clause = '', rest = ''] = partsOf(pattern, claim);
  return isOpenClause(clause) ? `${capitalised(clause)} ${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun} ${rest}` : null;
}

/** "Sharing best practices is something they promised." */
function somethingCleft(claim: string): string | null {
  const pattern =
    /^(.{4,120}?) (?:is|was|are|were) (?:something|what) (?:that )?((?:(?! to do |,).){4,60}?)(?: to do)?([.!]?)$/iu;
  const [what = '', clause = '', end = ''] = partsOf(pattern, claim);
  return isOpenClause(clause) ? `${capitalised(clause)} ${uncapitalised(what)}${end}` : null;
}
