import { createHash } from 'node:crypto';
import { normalized } from '../../src/embeddings/vector.js';
import { seededRandom } from '../set-up/random.js';

/** A weight small enough that shared words decide nearness, large enough that no two texts have the same vector. */
const WHOLE_TEXT = 0.05;

function direction(text: string, dimension: number): number[] {
  const random = seededRandom(createHash('sha256').update(text).digest().readUInt32LE(0));
  return Array.from({ length: dimension }, () => random() + random() - random() - random());
}

/** A vector of length 1 made of a text's words: the same for the same text, another for any other, near where words are shared. */
export function textVector(text: string, dimension: number): number[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const sum = direction(text, dimension).map((value) => value * WHOLE_TEXT);
  for (const word of words) {
    for (const [i, value] of direction(word, dimension).entries()) sum[i] = (sum[i] ?? 0) + value;
  }
  return normalized(sum);
}
