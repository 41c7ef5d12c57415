import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.js';
import type { CorpusDocument, Paragraph } from '../../src/types.js';
import { splitSentences } from '../../src/corpus/sentences.js';
import { pick, seededRandom } from './random.js';

/** Real text that is recombined: what people asked about other documents, and a statement's sentences. */
export interface Material {
  readonly questions: readonly string[];
  readonly sentences: readonly string[];
}

const SENTENCES_OF_A_PARAGRAPH = 3;
const PARAGRAPHS_OF_A_DOCUMENT = 25;
/** Three sentences and the paragraph that they make. */
const PASSAGES_OF_A_PARAGRAPH = SENTENCES_OF_A_PARAGRAPH + 1;

export async function readMaterial(statement: CorpusDocument): Promise<Material> {
  const folder = join(packageRoot(), 'scripts', 'train', 'people');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.psv')).sort();
  const parts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  const questions = parts.flatMap((part) => part.split('\n').map((line) => line.split('|')[2]?.trim() ?? ''));
  const sentences = statement.paragraphs.flatMap(({ text, sentences: spans }) =>
    spans.map(({ start, end }) => text.slice(start, end)),
  );
  return { questions: [...new Set(questions)].filter((question) => question.split(' ').length > 3), sentences };
}

/** So many distinct questions: every other one as people asked it, the others their beginnings with words of the sentences. */
export function distinctQuestions(count: number, { questions, sentences }: Material, seed = 1): string[] {
  const random = seededRandom(seed);
  const made = new Set<string>();
  while (made.size < count) {
    const asked = pick(questions, random);
    if (made.size % 2 === 0) {
      made.add(asked);
      continue;
    }
    const words = pick(sentences, random).split(' ');
    const from = Math.floor(random() * Math.max(1, words.length - 6));
    const about = words.slice(from, from + 3 + Math.floor(random() * 4)).join(' ');
    made.add(`${asked.split(' ').slice(0, 3).join(' ')} ${about.replace(/(?<![.,;:])[.,;:]+$/, '')}?`);
  }
  return [...made];
}

/** A half of a real sentence, without the mark at its end. */
function half(text: string, isFirst: boolean): string {
  const words = text.replace(/(?<![.?!])[.?!]+$/, '').split(' ');
  const middle = Math.ceil(words.length / 2);
  return (isFirst ? words.slice(0, middle) : words.slice(middle)).join(' ');
}

/** A sentence of halves of real ones: their words, and how often they come, are those of real text. */
function recombined({ questions, sentences }: Material, random: () => number): string {
  const part = (isFirst: boolean): string => half(pick(random() < 0.8 ? questions : sentences, random), isFirst);
  const text = `${part(true)} ${part(false)}, ${part(true)} ${part(false)}.`.replace(/\s+/g, ' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function paragraphOf(number: number, sentences: readonly string[]): Paragraph {
  const text = sentences.join(' ');
  return { number, text, sentences: splitSentences(text, 'en'), heading: null };
}

function documentOf(number: number, paragraphs: number, material: Material): CorpusDocument {
  const random = seededRandom(number);
  const sentences = (): string[] =>
    Array.from({ length: SENTENCES_OF_A_PARAGRAPH }, () => recombined(material, random));
  const name = `bench-${String(number)}`;
  return {
    id: name,
    title: name,
    date: null,
    source: null,
    language: 'en',
    paragraphs: Array.from({ length: paragraphs }, (_, i) => paragraphOf(i + 1, sentences())),
  };
}

/** Documents of so many paragraphs in all. Those for a number are a part of those for a greater one. */
export function documentsOfParagraphs(count: number, material: Material): CorpusDocument[] {
  return Array.from({ length: Math.ceil(count / PARAGRAPHS_OF_A_DOCUMENT) }, (_, document) =>
    documentOf(document + 1, Math.min(PARAGRAPHS_OF_A_DOCUMENT, count - document * PARAGRAPHS_OF_A_DOCUMENT), material),
  );
}

/** Documents of about so many passages in all, a hundred each. */
export function documentsOfPassages(count: number, material: Material): CorpusDocument[] {
  return documentsOfParagraphs(Math.ceil(count / PASSAGES_OF_A_PARAGRAPH), material);
}
