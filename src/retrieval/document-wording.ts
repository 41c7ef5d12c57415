import type { CorpusDocument } from '../types.js';
import { openingOf, type Opening } from './opening.js';
import { withoutSetting } from './setting.js';
import { asOfSpeakers } from './speaker-question.js';
import { Speakers } from './speakers.js';

/** Puts what is asked and claimed as a document speaks of those who make it and of the occasion, where it is a statement of several. */
export class DocumentWording {
  readonly #opening: Opening;
  readonly #speakers: Speakers;

  constructor(document: CorpusDocument) {
    this.#opening = openingOf(document);
    this.#speakers = new Speakers(document, this.#opening);
  }

  /** Null where it is put as it is. */
  ofQuestion(question: string): string | null {
    if (!this.#speakers.areTold) return null;
    const anywhere = withoutSetting(question, this.#opening);
    const put = asOfSpeakers(anywhere, this.#speakers) ?? anywhere;
    return put === question ? null : put;
  }

  /** By the passage beside it: with "they" for several, where that does not name them; what is claimed of one alone may be true of the other. */
  ofClaim(claim: string): (passage: string) => string {
    const put = this.#speakers.areTold ? asOfSpeakers(claim, this.#speakers, { fewest: 2 }) : null;
    return (passage) => (put === null || this.#speakers.namedIn(passage).length > 1 ? claim : put);
  }
}
