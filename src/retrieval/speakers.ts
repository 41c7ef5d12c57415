import type { CorpusDocument, Paragraph, Span } from '../types.js';
import { Aliases } from '../vocabulary/aliases.js';
import { waysToNameCountry, waysToNameCountryOfCapital } from '../vocabulary/countries.js';
import { SPEAKING_GROUPS } from '../vocabulary/speaking-groups.js';
import { termSpans } from '../vocabulary/terms.js';
import type { Opening } from './opening.js';

type TermSpan = ReturnType<typeof termSpans>[number];

/** A speaker's name as it stands in a question. */
export interface NamedSpeaker extends Span {
  /** Where the opening names it, by which two names of one speaker are told. */
  readonly place: number;
  /** Whether the document tells, after its opening, what this one says or does alone. */
  readonly isToldOfAlone: boolean;
  /** Whether it is named by its capital, which may be meant as a place too. */
  readonly isCapital: boolean;
}

/** By which a text speaks of those who make it: "the two sides", "both countries", "Ministers". */
const GROUP = new RegExp(
  String.raw`\b(?:${SPEAKING_GROUPS}|co-chairs)\b|\b(?:both|two) (?:countries|governments|states|nations)\b|^we\b`,
  'i',
);
/** How far into a sentence its subject reaches, in characters. */
const SUBJECT = 50;
/** How far into a sentence who speaks or acts alone is named: "The Japanese side". */
const ALONE = 24;
/** In how large a part of a document's sentences, and in how many at least, a group speaks. */
const PART_OF_SENTENCES = 0.25;
const FEWEST_SENTENCES = 3;
/** What is named after these is a place or a topic: "in Tokyo", "on Ukraine". */
const NOT_SPEAKING = /(?:^|\W)(?:in|on|at|about|to|from|for|with|near|regarding|concerning|against)\s+(?:the\s+)?$/i;
/** A capital after these is a place, not who governs there. */
const AT_PLACE = /(?:^|\W)(?:in|at|near|to|from|visit(?:ed|s)?|outside|through|via|for)\s+(?:the\s+)?$/i;
const LONGEST_NAME = 4;
const POSSESSIVE = /['’]s?$/;

/** How a sentence after the opening begins. */
interface Subject {
  readonly text: string;
  readonly spans: readonly TermSpan[];
}

/** Who makes a statement: those whom its title and its first sentence name, where it goes on to speak of them as a group. */
export class Speakers {
  /** Whether the document speaks of them as a group. */
  readonly areTold: boolean;
  readonly #opening: Opening;
  readonly #paragraphs: readonly Paragraph[];
  /** Both are made when a question first asks for them: few documents are statements, and few of these are asked about. */
  #aliases: Aliases | undefined;
  #subjects: readonly Subject[] | undefined;

  constructor({ paragraphs }: CorpusDocument, opening: Opening) {
    this.#opening = opening;
    this.#paragraphs = paragraphs;
    const subjects = subjectsIn(paragraphs, SUBJECT);
    const ofGroup = subjects.filter((text) => GROUP.test(text)).length;
    this.areTold = ofGroup >= Math.max(FEWEST_SENTENCES, PART_OF_SENTENCES * subjects.length);
  }

  /** The names of speakers in a question, in order. */
  namedIn(question: string): NamedSpeaker[] {
    if (!this.areTold) return [];
    const spans = termSpans(question);
    const named: NamedSpeaker[] = [];
    for (let at = 0; at < spans.length; at++) {
      for (let length = Math.min(LONGEST_NAME, spans.length - at); length > 0; length--) {
        const name = this.#named(question, spans.slice(at, at + length));
        if (name === null) continue;
        named.push(name);
        at += length - 1;
        break;
      }
    }
    return named;
  }

  #named(question: string, spans: readonly TermSpan[]): NamedSpeaker | null {
    const [first, last] = [spans[0], spans.at(-1)];
    if (first === undefined || last === undefined) return null;
    const written = question.slice(first.start, last.end);
    // "The Japan-EU Dialogue" is no speaker, and "Japan and the EU" no one name.
    const isOfCompound = /[-‐‑]$/.test(question.slice(0, first.start)) || /^[-‐‑]/.test(question.slice(last.end));
    if (isOfCompound || (spans.length > 1 && /[^\p{L}\p{M}.' ’]|\band\b|\bthe\b/u.test(written))) return null;
    const name = spans.map(({ term }) => term);
    const ofCapital = waysToNameCountryOfCapital(name);
    const isCapital = ofCapital !== null;
    if (isCapital && AT_PLACE.test(question.slice(0, first.start))) return null;
    const ways = ofCapital ?? waysToNameCountry(name) ?? [];
    this.#aliases ??= new Aliases(this.#paragraphs.map(({ text }) => text));
    const forms = this.#aliases
      .otherForms(name)
      .filter(({ start, end }) => start === 0 && end === name.length)
      .map(({ form }) => form);
    const isName = ways.length > 0 || forms.length > 0;
    if (!isName && !/^\p{Lu}/u.test(written)) return null;
    const all = [name, ...ways, ...forms];
    const place = all.map((way) => this.#placeOf(way)).find((found) => found !== null);
    if (place == null) return null;
    const isToldOfAlone = !isName || all.some((way) => this.#opensSentence(way));
    const end = last.end - (POSSESSIVE.exec(written)?.[0].length ?? 0);
    return { start: first.start, end, place, isToldOfAlone, isCapital };
  }

  /** "The Japanese side presented …", but not "The Japan-EU Dialogue took place …". */
  #opensSentence(name: readonly string[]): boolean {
    this.#subjects ??= subjectsIn(this.#paragraphs, ALONE).map((text) => ({ text, spans: termSpans(text) }));
    return this.#subjects.some(({ text, spans }) => {
      const end = spans[name.length - 1]?.end;
      return end !== undefined && name.every((term, i) => spans[i]?.term === term) && !/^[-‐‑–]/.test(text.slice(end));
    });
  }

  /** Where the opening names it as one who speaks, the first time; null where it doesn't. */
  #placeOf(name: readonly string[]): number | null {
    const { text, terms } = this.#opening;
    const at = terms.findIndex(({ start }, i) => {
      if (!name.every((term, j) => terms[i + j]?.term === term)) return false;
      return /^\p{Lu}/u.test(text.slice(start)) && !NOT_SPEAKING.test(text.slice(0, start));
    });
    return at < 0 ? null : at;
  }
}

/** The first characters of all sentences but the first. */
function subjectsIn(paragraphs: readonly Paragraph[], length: number): string[] {
  return paragraphs
    .flatMap(({ text, sentences }) =>
      sentences.map(({ start, end }) => text.slice(start, Math.min(end, start + length))),
    )
    .slice(1);
}
