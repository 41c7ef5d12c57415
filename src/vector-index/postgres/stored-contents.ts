import { Document } from '@langchain/core/documents';
import { createHash } from 'node:crypto';
import { paragraphPassages, sentencePassages } from '../../passages/passages.js';
import type { CorpusDocument, Passage, SentencePassage } from '../../types.js';
import { Aliases } from '../../vocabulary/aliases.js';
import { terms } from '../../vocabulary/terms.js';
import { vocabularyOf } from '../../vocabulary/vocabulary.js';
import type { CollectionStatistics } from './postgres-manifest.js';
import type { StoredPassage, StoredTerm } from './stored-table.js';

/** In hexadecimal digits: 128 bits, of which no two of a corpus's passages share all. */
const HASH_DIGITS = 32;

type PassageRecord = Document<StoredPassage>;
type TermRecord = Document<StoredTerm>;

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, HASH_DIGITS);
}

/** Counts, passage by passage, what lexical search must know of the whole corpus. */
class Counter {
  readonly holders = { sentence: new Map<string, number>(), paragraph: new Map<string, number>() };
  readonly #totals = { sentence: { count: 0, length: 0 }, paragraph: { count: 0, length: 0 } };

  add({ kind, length, terms: held }: StoredPassage): void {
    this.#totals[kind].count += 1;
    this.#totals[kind].length += length;
    for (const term of new Set(held)) this.holders[kind].set(term, (this.holders[kind].get(term) ?? 0) + 1);
  }

  of(kind: StoredPassage['kind']): CollectionStatistics {
    const { count, length } = this.#totals[kind];
    return { count, averageLength: length / Math.max(count, 1) };
  }
}

/** What a corpus comes to in the tables, handed out a document at a time: all of it at once may not fit. */
export class StoredContents {
  readonly #documents: readonly CorpusDocument[];
  readonly #aliases: Aliases;
  readonly #counter = new Counter();
  readonly #vocabulary: ReturnType<typeof vocabularyOf>;
  /** How many passages and words there are. */
  readonly size: number;

  constructor(documents: readonly CorpusDocument[]) {
    this.#documents = documents;
    const sentences = documents.flatMap((document) => sentencePassages(document).map(({ text }) => text));
    const paragraphs = documents.flatMap((document) => paragraphPassages(document).map(({ text }) => text));
    this.#aliases = new Aliases(paragraphs);
    this.#vocabulary = vocabularyOf(sentences);
    this.size = sentences.length + paragraphs.length + this.#vocabulary.length;
  }

  /** The passages of each document. They must all be seen before `statistics` and `terms` are asked for. */
  *passages(): Generator<PassageRecord[]> {
    for (const document of this.#documents) {
      const records = [
        ...sentencePassages(document).map((passage) => this.#record(passage, 'sentence')),
        ...paragraphPassages(document).map((passage) => this.#record(passage, 'paragraph')),
      ];
      for (const { metadata } of records) this.#counter.add(metadata);
      yield records;
    }
  }

  statistics(): { sentences: CollectionStatistics; paragraphs: CollectionStatistics } {
    return { sentences: this.#counter.of('sentence'), paragraphs: this.#counter.of('paragraph') };
  }

  /** The words of the sentences, and apart from them what only abbreviations add, which nothing is related to. */
  terms(): { embedded: TermRecord[]; others: StoredTerm[] } {
    const { sentence, paragraph } = this.#counter.holders;
    const counted = (term: string): StoredTerm => ({
      term,
      inSentences: sentence.get(term) ?? 0,
      inParagraphs: paragraph.get(term) ?? 0,
    });
    const embedded = this.#vocabulary.map(
      ({ term, word }) => new Document({ id: term, pageContent: word, metadata: counted(term) }),
    );
    const known = new Set(embedded.map(({ metadata }) => metadata.term));
    const others = [...new Set([...sentence.keys(), ...paragraph.keys()])].filter((term) => !known.has(term));
    return { embedded, others: others.map(counted) };
  }

  #record(passage: Passage | SentencePassage, kind: StoredPassage['kind']): PassageRecord {
    const { text, document, paragraph, start, end } = passage;
    const own = terms(text);
    const held = [...own, ...this.#aliases.added(own)];
    const sentence = 'sentence' in passage ? passage.sentence : null;
    const hash = hashOf([kind, document, paragraph, start, end, sentence, text, held]);
    return new Document({
      id: hash,
      pageContent: text,
      metadata: {
        document,
        hash,
        textHash: hashOf(text),
        kind,
        paragraph,
        start,
        end,
        sentence,
        terms: held,
        length: own.length,
      },
    });
  }
}
