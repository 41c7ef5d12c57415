import type { CorpusDocument, Passage, SentencePassage } from '../types.js';
import { paragraphPassages, sentencePassages } from '../passages/passages.js';

/** All passages of a corpus; a passage's label in the graph is its place in `sentences` followed by `paragraphs`. */
export interface PassageList {
  readonly sentences: readonly SentencePassage[];
  readonly paragraphs: readonly Passage[];
}

/** The same documents give the same list, so that an index need not store it. */
export function listPassages(documents: readonly CorpusDocument[]): PassageList {
  return { sentences: documents.flatMap(sentencePassages), paragraphs: documents.flatMap(paragraphPassages) };
}

/** The passage of a label. */
export function passageAt({ sentences, paragraphs }: PassageList, label: number): Passage | undefined {
  return sentences[label] ?? paragraphs[label - sentences.length];
}
