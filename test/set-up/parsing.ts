import { parseDocument } from '../../src/corpus/parse-document.js';
import type { CorpusProblem } from '../../src/errors.js';
import type { CorpusDocument, Paragraph } from '../../src/types.js';

/** The document that a file's content makes; fails the test where it is refused. */
export function documentFrom(content: string | Buffer, file = 'text.md'): CorpusDocument {
  const result = parseDocument(file, Buffer.from(content));
  if ('problems' in result) throw new Error(`${file} was refused: ${JSON.stringify(result.problems)}`);
  return result.document;
}

/** Why a file's content is refused; empty where it is not. */
export function problemsOf(content: string | Buffer, file = 'text.md'): readonly CorpusProblem[] {
  const result = parseDocument(file, Buffer.from(content));
  return 'problems' in result ? result.problems : [];
}

export function paragraphTexts(content: string | Buffer, file = 'text.md'): string[] {
  return documentFrom(content, file).paragraphs.map(({ text }) => text);
}

/** A paragraph's sentences in their own words. */
export function sentenceTexts({ text, sentences }: Pick<Paragraph, 'text' | 'sentences'>): string[] {
  return sentences.map(({ start, end }) => text.slice(start, end));
}

/** Whether no surrogate stands alone, as one does where a text was cut inside a character. */
export function hasWholeCharacters(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}
