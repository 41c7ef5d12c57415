import { Aliases } from '../vocabulary/aliases.js';
import type { PassageList } from '../vector-index/passage-list.js';
import { Bm25Index } from './bm25-index.js';
import { containment, type Containment } from './containment.js';

/** BM25 over the sentences and over the paragraphs of an index, and which of them lie in which. */
export interface LexicalSearch {
  readonly sentences: Bm25Index;
  readonly paragraphs: Bm25Index;
  readonly containment: Containment;
}

const built = new WeakMap<PassageList, LexicalSearch>();

/** Made once for the passages of an index: what answers and what checks claims search the same ones. */
export function lexicalSearchOf(passages: PassageList): LexicalSearch {
  const known = built.get(passages);
  if (known !== undefined) return known;
  const sentences = passages.sentences.map(({ text }) => text);
  const paragraphs = passages.paragraphs.map(({ text }) => text);
  const aliases = new Aliases(paragraphs);
  const made = {
    sentences: new Bm25Index(sentences, aliases),
    paragraphs: new Bm25Index(paragraphs, aliases),
    containment: containment(passages.sentences, passages.paragraphs),
  };
  built.set(passages, made);
  return made;
}
