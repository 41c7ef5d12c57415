import { Aliases } from '../vocabulary/aliases.js';
import type { PassageList } from '../vector-index/passage-list.js';
import { Bm25Index } from './bm25-index.js';
import { containment, type Containment } from './containment.js';
import { MentionSearch } from './mention-search.js';
import { TermPairCollector } from './term-pairs.js';

/** BM25 over the sentences and over the paragraphs of an index, which of them lie in which, and the names in them. */
export interface LexicalSearch {
  readonly sentences: Bm25Index;
  readonly paragraphs: Bm25Index;
  readonly containment: Containment;
  /** In the paragraphs. */
  readonly mentions: MentionSearch;
}

const built = new WeakMap<PassageList, LexicalSearch>();

/** Made once for the passages of an index: what answers and what checks claims search the same ones. */
export function lexicalSearchOf(passages: PassageList): LexicalSearch {
  const known = built.get(passages);
  if (known !== undefined) return known;
  const sentences = passages.sentences.map(({ text }) => text);
  const texts = passages.paragraphs.map(({ text }) => text);
  const aliases = new Aliases(texts);
  const pairs = new TermPairCollector();
  const paragraphs = new Bm25Index(texts, aliases, (numbers) => {
    pairs.add(numbers);
  });
  const made = {
    sentences: new Bm25Index(sentences, aliases),
    paragraphs,
    containment: containment(passages.sentences, passages.paragraphs),
    mentions: new MentionSearch({
      paragraphs: passages.paragraphs,
      index: paragraphs,
      pairs: pairs.collected(paragraphs.numberOf.size),
      aliases,
    }),
  };
  built.set(passages, made);
  return made;
}
