import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Debian's package wordnet-base; the files' form is that of WordNet's manual page wndb(5). */
const WORDNET = '/usr/share/wordnet';
const PARTS = ['noun', 'verb', 'adj', 'adv'] as const;
export type Part = (typeof PARTS)[number];
const PART_OF_LETTER: Readonly<Record<string, Part>> = { n: 'noun', v: 'verb', a: 'adj', s: 'adj', r: 'adv' };
const LOCATION = '15';
export interface Pointer {
  readonly symbol: string;
  readonly synset: string;
  /** Places of the words in the two synsets, from 1; 0 for all of a synset. */
  readonly from: number;
  readonly to: number;
}

export interface Synset {
  readonly words: readonly string[];
  readonly isLocation: boolean;
  readonly pointers: readonly Pointer[];
}

function parseSynset(line: string): Synset {
  const fields = (line.split(' | ')[0] ?? '').split(' ');
  const count = Number.parseInt(fields[3] ?? '0', 16);
  const words = Array.from({ length: count }, (_, i) =>
    (fields[4 + 2 * i] ?? '').replace(/\([^(]*\)$/, '').replaceAll('_', ' '),
  );
  const first = 4 + 2 * count;
  const pointers = Array.from({ length: Number(fields[first] ?? 0) }, (_, i): Pointer => {
    const [symbol = '', offset = '', letter = '', ends = ''] = fields.slice(first + 1 + 4 * i, first + 5 + 4 * i);
    return {
      symbol,
      synset: `${PART_OF_LETTER[letter] ?? ''}:${offset}`,
      from: Number.parseInt(ends.slice(0, 2), 16),
      to: Number.parseInt(ends.slice(2), 16),
    };
  });
  return { words, isLocation: fields[1] === LOCATION, pointers };
}

export async function wordNetLines(file: string): Promise<string[]> {
  return (await readFile(join(WORDNET, file), 'utf8'))
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('  '));
}

export interface WordNet {
  readonly synsets: ReadonlyMap<string, Synset>;
  readonly senses: ReadonlyMap<string, readonly string[]>;
}

/** All synsets, by part of speech and place in the file, and for each word those that it belongs to, the most frequent first. */
export async function readWordNet(): Promise<WordNet> {
  const synsets = new Map<string, Synset>();
  const senses = new Map<string, string[]>();
  for (const part of PARTS) {
    for (const line of await wordNetLines(`data.${part}`))
      synsets.set(`${part}:${line.slice(0, 8)}`, parseSynset(line));
    for (const line of await wordNetLines(`index.${part}`)) {
      const fields = line.trim().split(' ');
      const word = (fields[0] ?? '').replaceAll('_', ' ');
      const offsets = fields.filter((field) => /^\d{8}$/.test(field));
      senses.set(
        `${part}:${word}`,
        offsets.map((offset) => `${part}:${offset}`),
      );
    }
  }
  return { synsets, senses };
}

/** The part of speech of a synset. */
export function partOf(synset: string): Part {
  return PARTS.find((part) => synset.startsWith(part)) ?? 'noun';
}
