import type { CorpusDocument } from '../types.js';
import { Initials } from './initials.js';
import { openingOf, type Opening } from './opening.js';
import { withoutSetting } from './setting.js';
import { asOfSpeakers } from './speaker-question.js';
import { Speakers } from './speakers.js';

/** Puts what is asked and claimed in a document's own words: names for their initials, and, where it is a statement of several, as it speaks of those who make it and of the occasion. */
class DocumentWording {
  readonly #initials: Initials;
  readonly #opening: Opening;
  readonly #speakers: Speakers;

  constructor(document: CorpusDocument) {
    this.#initials = new Initials(document);
    this.#opening = openingOf(document);
    this.#speakers = new Speakers(document, this.#opening);
  }

  /** Null where it is put as it is. */
  ofQuestion(question: string): string | null {
    const put = this.#ofSpeakers(this.#initials.spelledOut(question));
    return put === question ? null : put;
  }

  /** By the passage beside it: with "they" for several, where that does not name them; what is claimed of one alone may be true of the other. */
  ofClaim(claim: string): (passage: string) => string {
    const spelled = this.#initials.spelledOut(claim);
    const put = this.#speakers.areTold ? asOfSpeakers(spelled, this.#speakers, { fewest: 2 }) : null;
    return (passage) => (put === null || this.#speakers.namedIn(passage).length > 1 ? spelled : put);
  }

  #ofSpeakers(question: string): string {
    if (!this.#speakers.areTold) return question;
    const anywhere = withoutSetting(question, this.#opening);
    return asOfSpeakers(anywhere, this.#speakers) ?? anywhere;
  }
}

/** Let go with the documents, which a new index replaces. */
const wordings = new WeakMap<CorpusDocument, DocumentWording>();

/** A document's own words, looked through once for questions and claims alike. */
export function wordingOf(document: CorpusDocument): DocumentWording {
  const known = wordings.get(document);
  if (known !== undefined) return known;
  const wording = new DocumentWording(document);
  wordings.set(document, wording);
  return wording;
}
