import type { DocumentInterface } from '@langchain/core/documents';
import { Document } from '@langchain/core/documents';

/** A table of the schema that holds LangChain documents with their vectors. */
export interface StoredTable<Metadata extends object> {
  readonly name: string;
  readonly key: readonly string[];
  /** Its columns but the vector, with their types. */
  readonly columns: Readonly<Record<string, string>>;
  toRow(document: DocumentInterface<Metadata>): object;
  toDocument(row: object): DocumentInterface<Metadata>;
}

/** What a passage carries in its table. */
export interface StoredPassage {
  readonly document: string;
  /** Tells a passage apart by its place, its text and its terms. */
  readonly hash: string;
  readonly textHash: string;
  readonly kind: 'sentence' | 'paragraph';
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  /** Null for a paragraph. */
  readonly sentence: number | null;
  /** Those of its text in order, and after them those that abbreviations add. */
  readonly terms: readonly string[];
  /** How many terms its own text has. */
  readonly length: number;
}

export interface PassageRow {
  readonly document: string;
  readonly hash: string;
  readonly text_hash: string;
  readonly kind: StoredPassage['kind'];
  readonly paragraph: number;
  readonly start_offset: number;
  readonly end_offset: number;
  readonly sentence: number | null;
  readonly content: string;
  readonly terms: string[];
  readonly length: number;
}

export const PASSAGES: StoredTable<StoredPassage> = {
  name: 'statement_qa.passages',
  key: ['document', 'hash'],
  columns: {
    document: 'text',
    hash: 'text',
    text_hash: 'text',
    kind: 'text',
    paragraph: 'integer',
    start_offset: 'integer',
    end_offset: 'integer',
    sentence: 'integer',
    content: 'text',
    terms: 'text[]',
    length: 'integer',
  },
  toRow({ pageContent: content, metadata: { start, end, textHash, ...metadata } }) {
    return { ...metadata, content, start_offset: start, end_offset: end, text_hash: textHash };
  },
  toDocument(row) {
    // The columns are those of the statement that was asked.
    const { content, start_offset: start, end_offset: end, text_hash: textHash, ...others } = row as PassageRow;
    return new Document({ id: others.hash, pageContent: content, metadata: { ...others, start, end, textHash } });
  },
};

/** A term, and how many passages of each kind hold it. */
export interface StoredTerm {
  readonly term: string;
  readonly inSentences: number;
  readonly inParagraphs: number;
}

interface TermRow {
  readonly term: string;
  readonly word: string;
  readonly in_sentences: number;
  readonly in_paragraphs: number;
}

export const TERMS: StoredTable<StoredTerm> = {
  name: 'statement_qa.terms',
  key: ['term'],
  columns: { term: 'text', word: 'text', in_sentences: 'integer', in_paragraphs: 'integer' },
  toRow({ pageContent: word, metadata: { term, inSentences, inParagraphs } }) {
    return { term, word, in_sentences: inSentences, in_paragraphs: inParagraphs };
  },
  toDocument(row) {
    const { term, word, in_sentences: inSentences, in_paragraphs: inParagraphs } = row as TermRow;
    return new Document({ id: term, pageContent: word, metadata: { term, inSentences, inParagraphs } });
  },
};
