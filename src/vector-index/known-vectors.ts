import { isDeepStrictEqual } from 'node:util';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { openIndex } from './load-index.js';
import type { HnswVectorStore } from './hnsw-vector-store.js';
import type { IndexOrigin, Manifest } from './manifest.js';

/** The vectors of texts that were embedded before, by the same model. */
export interface KnownVectors {
  readonly has: (text: string) => boolean;
  readonly vector: (text: string) => number[] | undefined;
}

export const NOTHING_KNOWN: KnownVectors = { has: () => false, vector: () => undefined };

/** What an index of before spares embedding again: the vectors of all texts that it shares with the new one. */
export async function knownVectors(
  folder: string,
  before: Manifest | null,
  { origin, embeddings }: { readonly origin: IndexOrigin; readonly embeddings: EmbeddingsInterface },
): Promise<KnownVectors> {
  if (before === null || !isDeepStrictEqual(before.origin.model, origin.model)) return NOTHING_KNOWN;
  const { passages, passageStore, termStore, vocabulary } = await openIndex(folder, before, embeddings);
  const places = new Map<string, { store: HnswVectorStore; label: number }>();
  for (const [label, word] of vocabulary.entries()) places.set(word, { store: termStore, label });
  for (const [label, { text }] of [...passages.sentences, ...passages.paragraphs].entries()) {
    places.set(text, { store: passageStore, label });
  }
  return {
    has: (text) => places.has(text),
    vector: (text) => {
      const place = places.get(text);
      return place && [...place.store.vector(place.label)];
    },
  };
}
