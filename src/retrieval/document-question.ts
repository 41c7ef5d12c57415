import type { CorpusDocument } from '../types.js';
import { openingOf, type Opening } from './opening.js';
import { withoutSetting } from './setting.js';
import { asOfSpeakers } from './speaker-question.js';
import { Speakers } from './speakers.js';

/** Puts questions to a document as it speaks of those who make it and of the occasion, where it is a statement of several. */
export class DocumentQuestions {
  readonly #opening: Opening;
  readonly #speakers: Speakers;

  constructor(document: CorpusDocument) {
    this.#opening = openingOf(document);
    this.#speakers = new Speakers(document, this.#opening);
  }

  /** Null where it is put as it is. */
  put(question: string): string | null {
    if (!this.#speakers.areTold) return null;
    const anywhere = withoutSetting(question, this.#opening);
    const put = asOfSpeakers(anywhere, this.#speakers) ?? anywhere;
    return put === question ? null : put;
  }
}
