import type { Reader, Reading } from '../reading/reading.js';

/** Reads every passage for a question only once: for fitting and measuring, which ask the same again. */
export class RememberingReader implements Reader {
  readonly #reader: Reader;
  readonly #byQuestion = new Map<string, Map<string, Reading>>();

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  async read(question: string, passages: readonly string[]): Promise<Reading[]> {
    const known = this.#byQuestion.get(question) ?? new Map<string, Reading>();
    this.#byQuestion.set(question, known);
    const unread = [...new Set(passages)].filter((passage) => !known.has(passage));
    if (unread.length > 0) {
      const readings = await this.#reader.read(question, unread);
      for (const [i, reading] of readings.entries()) known.set(unread[i] ?? '', reading);
    }
    return passages.map((passage) => known.get(passage) ?? { words: [], starts: [], ends: [] });
  }
}
