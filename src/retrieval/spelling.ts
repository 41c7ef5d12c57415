import { inCaseOf } from '../vocabulary/capitalised.js';
import { knownTerms, rarity } from '../vocabulary/general-english.js';
import { isFunctionWord, stemOf } from '../vocabulary/terms.js';
import type { Thesaurus } from '../vocabulary/thesaurus.js';

/** Tells which of some terms the documents hold. */
export type HeldTerms = (terms: readonly string[]) => Promise<ReadonlySet<string>>;

const WORD = /(?<![\p{L}\p{M}\p{N}'’@./_-])\p{L}\p{Ll}{3,19}(?![\p{L}\p{M}\p{N}'’@/_-])/gu;
const LETTERS = Array.from({ length: 26 }, (_, at) => String.fromCharCode('a'.charCodeAt(0) + at));
/** Who writes more of them does not slip, but writes in another language. */
const MOST_STRANGE = 6;
/** Beside shorter words, too many of which are no slip, only the most frequent English counts. */
const SHORTEST_ENGLISH = 7;
const MOST_FREQUENT = 0.7;
/** The part of the scale of rarity by which two letters that changed places are likelier than other slips. */
const SWAP_BONUS = 0.5;

/** What one slip may have made a word of. */
interface Meant {
  readonly word: string;
  readonly slip: 'swap' | 'gap' | 'other letter';
}

interface Misspelt {
  readonly start: number;
  readonly word: string;
  readonly others: ReadonlyMap<string, Meant>;
}

/**
 * A question with words that neither English nor the documents know put as the likeliest word that one slip of the fingers makes
 * of it (Norvig, 2007): one of the documents' own, or else of frequent English. Names in capitals stay.
 */
export async function wellSpelt(question: string, thesaurus: Thesaurus, held: HeldTerms): Promise<string> {
  const strange = strangeWords(question, thesaurus);
  if (strange.length === 0 || strange.length > MOST_STRANGE) return question;
  const unknown = await held(strange.map(({ word }) => stemOf(word)));
  const misspelt = strange
    .filter(({ word }) => !unknown.has(stemOf(word)))
    .map((one): Misspelt => ({ ...one, others: oneSlipAway(one.word) }));
  const own = await held(misspelt.flatMap(({ others }) => [...others.keys()]));
  return misspelt.reduceRight((text, { start, word, others }) => {
    const meant = likeliest(word, others, own);
    return meant === null ? text : text.slice(0, start) + inCaseOf(word, meant) + text.slice(start + word.length);
  }, question);
}

/** In small letters, but for the first one of a question; of a question that has no small letters none. */
function strangeWords(question: string, thesaurus: Thesaurus): { start: number; word: string }[] {
  const first = /\p{L}/u.exec(question)?.index;
  return [...question.matchAll(WORD)].flatMap(({ 0: word, index: start }) => {
    const isName = /^\p{Lu}/u.test(word) && start !== first;
    return isName || isFunctionWord(word) || isEnglish(stemOf(word), thesaurus) ? [] : [{ start, word }];
  });
}

function isEnglish(term: string, thesaurus: Thesaurus): boolean {
  return knownTerms().has(term) || thesaurus.related(term).size > 0;
}

/** By their terms the words that two letters in the other order, one more or less, or another one makes of a word. */
function oneSlipAway(written: string): Map<string, Meant> {
  const word = written.toLowerCase();
  const cuts = Array.from({ length: word.length + 1 }, (_, at) => [word.slice(0, at), word.slice(at)] as const);
  const swaps = cuts
    .filter(([, after]) => after.length > 1)
    .map(([before, after]) => before + after.charAt(1) + after.charAt(0) + after.slice(2));
  const gaps = cuts.flatMap(([before, after]) => [
    ...(after === '' ? [] : [before + after.slice(1)]),
    ...LETTERS.map((letter) => before + letter + after),
  ]);
  const others = cuts.flatMap(([before, after]) =>
    after === '' ? [] : LETTERS.map((letter) => before + letter + after.slice(1)),
  );
  const meant = [
    ...others.map((other): Meant => ({ word: other, slip: 'other letter' })),
    ...gaps.map((other): Meant => ({ word: other, slip: 'gap' })),
    ...swaps.map((other): Meant => ({ word: other, slip: 'swap' })),
  ];
  return new Map(meant.map((one) => [isFunctionWord(one.word) ? one.word : stemOf(one.word), one]));
}

function likeliest(written: string, others: ReadonlyMap<string, Meant>, own: ReadonlySet<string>): string | null {
  const isEnglishSlip = (term: string, { slip }: Meant): boolean =>
    slip !== 'other letter' && (written.length >= SHORTEST_ENGLISH || rarity(term) < MOST_FREQUENT);
  const rank = (term: string, meant: Meant): number => {
    const isOwn = own.has(term) || (isFunctionWord(meant.word) && meant.slip !== 'other letter');
    if (!isOwn && !(knownTerms().has(term) && isEnglishSlip(term, meant))) return Infinity;
    return rarity(term) - (isOwn ? 1 : 0) - (meant.slip === 'swap' ? SWAP_BONUS : 0);
  };
  const [best] = [...others]
    .map(([term, meant]) => ({ word: meant.word, rank: rank(term, meant) }))
    .sort((a, b) => a.rank - b.rank);
  return best === undefined || best.rank === Infinity ? null : best.word;
}
