import type { Aliases } from '../vocabulary/aliases.js';
import { waysToNameCountry } from '../vocabulary/countries.js';
import { endsInOffice, withoutTitles } from '../vocabulary/offices.js';
import type { QueryTerm } from './bm25.js';
import type { Mention } from './mentions.js';

/** A way to put a name, or one of a single term. */
interface Way {
  readonly terms: readonly string[];
  /** The terms that stand side by side in it; none where it is of a single term. */
  readonly pairs: readonly TermPair[];
}

export type TermPair = readonly [first: string, second: string];

/** A mention with the ways that abbreviations add. */
export type FullMention = readonly Way[];

/** What a text, or all texts together, hold. */
export interface Holder {
  readonly holds: (term: string) => boolean;
  readonly holdsPair: (first: string, second: string) => boolean;
}

function pairsIn(terms: readonly string[]): { pair: TermPair; at: number }[] {
  return terms.slice(1).flatMap((second, at) => {
    const first = terms[at];
    return first === undefined ? [] : [{ pair: [first, second], at }];
  });
}

/** Norway is spoken of where Norwegians are. */
function withCountry(mention: Mention): Mention {
  const [own = [], ...others] = mention;
  const ways = others.length > 0 ? null : waysToNameCountry(own);
  return ways === null ? mention : [own, ...ways.filter((way) => way.join(' ') !== own.join(' '))];
}

function wayOf(terms: readonly string[]): Way {
  return { terms, pairs: pairsIn(terms).map(({ pair }) => pair) };
}

/** "Minister Brandt" is spoken of where Ilse Brandt is, the Health Minister where the Minister of Health is. */
function otherOrders(terms: readonly string[]): Way[] {
  const untitled = withoutTitles(terms);
  const [first, last] = [terms[0], terms.at(-1)];
  const isTurned = first !== undefined && last !== undefined && endsInOffice(terms);
  return [
    ...(untitled === null ? [] : [wayOf(untitled)]),
    ...(isTurned ? [{ terms, pairs: [[last, first] as const] }] : []),
  ];
}

/**
 * Adds to each name the ways in which abbreviations in it, or of its words, put it, its words in another order or without a title,
 * and to a country what its people are called.
 */
export function inAllWays(mentions: readonly Mention[], aliases: Aliases): FullMention[] {
  return mentions.map(withCountry).map((mention) =>
    mention.flatMap((terms): Way[] => {
      const own = wayOf(terms);
      // What a single term abbreviates, or a text spells out, is found by the terms that are added to the text.
      if (terms.length === 1) return [own];
      const others = aliases.otherForms(terms).map(({ start, end, form }): Way => {
        const put = [...terms.slice(0, start), ...form, ...terms.slice(end)];
        // That the words of "European Union" stand side by side says nothing of the "EU Commission".
        const isWithin = (at: number): boolean => start <= at && at + 1 < start + form.length;
        return {
          terms: put,
          pairs: pairsIn(put).flatMap(({ pair, at }) => (isWithin(at) ? [] : [pair])),
        };
      });
      return [own, ...others, ...otherOrders(terms)];
    }),
  );
}

/**
 * How far a mention is held, 0 to 1: a name only where two words of it stand side by side, by the part of its words
 * that are there at all, so that a title or a first name that is missing takes little away.
 */
function degreeHeld(mention: FullMention, { holds, holdsPair }: Holder): number {
  const degrees = mention.map(({ terms, pairs }) => {
    const isThere = pairs.length === 0 || pairs.some(([first, second]) => holdsPair(first, second));
    return isThere ? terms.filter(holds).length / terms.length : 0;
  });
  return Math.max(0, ...degrees);
}

/** The part of what a question mentions that is held, 0 to 1; 1 where it mentions nothing. */
export function mentionsHeld(mentions: readonly FullMention[], holder: Holder): number {
  if (mentions.length === 0) return 1;
  return mentions.reduce((sum, mention) => sum + degreeHeld(mention, holder), 0) / mentions.length;
}

/**
 * Whether a question is of somebody of whom nothing is known: it names a country that stands nowhere, or nothing that it names
 * does and one is a name of several words, "the United States" where only the United Nations and Member States are spoken of.
 * A single word that stands nowhere tells less: texts put "America" or "the 20th century" in other words.
 */
export function isOfStranger(mentions: readonly FullMention[], known: Holder): boolean {
  const unknown = mentions.filter((mention) => degreeHeld(mention, known) === 0);
  const isOfSeveralWords = (mention: FullMention): boolean => mention.some(({ terms }) => terms.length > 1);
  const isOfCountry = ([own]: FullMention): boolean => own !== undefined && waysToNameCountry(own.terms) !== null;
  return (unknown.length === mentions.length && unknown.some(isOfSeveralWords)) || unknown.some(isOfCountry);
}

/** Whether a term stands right before another one. */
export function isPairIn(terms: readonly string[], first: string, second: string): boolean {
  return terms.some((term, i) => term === first && terms[i + 1] === second);
}

/**
 * The terms of a question with every name that is not known as one term, which no text holds: "nations" and "states" are
 * no match for the United States. Terms that stand in what is known too stay.
 */
export function withUnknownNames(
  terms: readonly QueryTerm[],
  mentions: readonly FullMention[],
  known: Holder,
): readonly QueryTerm[] {
  const names = mentions.flatMap((mention) => {
    const [own] = mention;
    return own === undefined || own.pairs.length === 0 ? [] : [{ own, isKnown: degreeHeld(mention, known) > 0 }];
  });
  const kept = new Set(names.flatMap(({ own, isKnown }) => (isKnown ? own.terms : [])));
  const unknown = names.filter(({ isKnown }) => !isKnown).map(({ own }) => own.terms);
  const dropped = new Set(unknown.flat().filter((term) => !kept.has(term)));
  return [
    ...terms.filter(({ term }) => !dropped.has(term)),
    ...unknown.map((name) => ({ term: name.join(' '), related: new Map<string, number>() })),
  ];
}
