import type { CorpusFile } from '../corpus/read-corpus.js';
import type { IdentifiedEmbeddings } from '../embeddings/identified-embeddings.js';
import { LONGEST_PARAGRAPH_PASSAGE, LONGEST_SENTENCE_PASSAGE } from '../passages/passages.js';
import type { Suggestion } from '../types.js';
import { GRAPH_PARAMETERS } from './graph.js';
import type { IndexOrigin } from './manifest.js';
import type { SearchIndex } from './search-index.js';

/** Makes the questions that an index suggests, from its documents. */
export interface SuggestionMaker {
  /** SHA-256 of all that decides which they are, beside the documents. */
  readonly sha256: string;
  make(index: SearchIndex): Promise<readonly Suggestion[]>;
}

/** What an index is built from, wherever it is kept. */
export interface IndexInputs {
  readonly corpusFolder: string;
  readonly embeddings: IdentifiedEmbeddings;
  /** Told after every batch how many passages and terms are embedded and indexed. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** No questions are suggested where left out. */
  readonly suggestionMaker?: SuggestionMaker | undefined;
}

/** What building an index came to. */
export interface BuildResult<Description> {
  readonly manifest: Description;
  /** False where the index was up to date and nothing was written. */
  readonly isNew: boolean;
}

export async function originOf(
  files: readonly CorpusFile[],
  { embeddings, suggestionMaker }: IndexInputs,
): Promise<IndexOrigin> {
  return {
    corpus: files.map(({ name, sha256 }) => ({ file: name, sha256 })),
    model: await embeddings.identity(),
    passages: { longestSentence: LONGEST_SENTENCE_PASSAGE, longestParagraph: LONGEST_PARAGRAPH_PASSAGE },
    graph: GRAPH_PARAMETERS,
    suggestedBy: suggestionMaker?.sha256 ?? null,
  };
}
