import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { dotProduct } from '../embeddings/vector.js';
import type { Citation, Suggestion } from '../types.js';

const SUGGESTED = 3;

/** Where a sentence stands. */
type SentenceKey = Pick<Suggestion, 'document' | 'paragraph' | 'start'>;

export interface SuggestOptions {
  /** Only questions about these documents; about any where left out. */
  readonly documents?: readonly string[] | undefined;
  /** What has just been cited: it need not be asked for again. */
  readonly cited?: readonly Citation[];
  /** The sentences that were found for the question, best first. */
  readonly found?: readonly SentenceKey[];
}

/**
 * Finds, among the questions that the documents answer, those nearest to the one that was asked: first those that the
 * sentences found for it answer, since a question's own words tell less ("What does EU stand for?" looks like any other).
 */
export class Suggester {
  readonly #suggestions: readonly Suggestion[];
  readonly #embeddings: EmbeddingsInterface;
  #vectors: Promise<number[][]> | undefined;

  constructor(suggestions: readonly Suggestion[], embeddings: EmbeddingsInterface) {
    this.#suggestions = suggestions;
    this.#embeddings = embeddings;
  }

  /** The questions of a document. */
  of(document: string): string[] {
    return this.#suggestions.filter((suggestion) => suggestion.document === document).map(({ question }) => question);
  }

  /** The nearest first. */
  async nearest(question: string, { documents, cited = [], found = [] }: SuggestOptions = {}): Promise<string[]> {
    if (this.#suggestions.length === 0) return [];
    const [asked, vectors] = await Promise.all([this.#embeddings.embedQuery(question), this.#embedSuggestions()]);
    const ranks = new Map(found.map((place, rank) => [keyOf(place), rank]));
    const citedKeys = new Set(cited.map((citation) => keyOf({ ...citation, document: citation.document.id })));
    const nearest = this.#suggestions
      .map((suggestion, i) => ({ suggestion, key: keyOf(suggestion), similarity: dotProduct(asked, vectors[i] ?? []) }))
      .filter(({ suggestion }) => documents?.includes(suggestion.document) ?? true)
      .filter(({ suggestion, key }) => suggestion.question !== question && !citedKeys.has(key))
      .map((one) => ({ ...one, rank: ranks.get(one.key) ?? found.length }))
      .sort((a, b) => a.rank - b.rank || b.similarity - a.similarity)
      .map(({ suggestion }) => suggestion.question);
    // Two documents may answer the same question.
    return [...new Set(nearest)].slice(0, SUGGESTED);
  }

  #embedSuggestions(): Promise<number[][]> {
    const questions = this.#suggestions.map(({ question }) => question);
    this.#vectors ??= this.#embeddings.embedDocuments(questions).catch((error: unknown) => {
      this.#vectors = undefined;
      throw error;
    });
    return this.#vectors;
  }
}

function keyOf({ document, paragraph, start }: SentenceKey): string {
  return JSON.stringify([document, paragraph, start]);
}
