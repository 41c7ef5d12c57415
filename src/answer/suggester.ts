import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { dotProduct } from '../embeddings/vector.js';
import type { Citation, Suggestion } from '../types.js';

const SUGGESTED = 3;

export interface SuggestOptions {
  /** Only questions about these documents; about any where left out. */
  readonly documents?: readonly string[] | undefined;
  /** What has just been cited: it need not be asked for again. */
  readonly cited?: readonly Citation[];
}

/** Finds, among the questions that the documents answer, those nearest to the one that was asked. */
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
  async nearest(question: string, { documents, cited = [] }: SuggestOptions = {}): Promise<string[]> {
    if (this.#suggestions.length === 0) return [];
    this.#vectors ??= this.#embeddings.embedDocuments(this.#suggestions.map((suggestion) => suggestion.question));
    const [asked, vectors] = await Promise.all([this.#embeddings.embedQuery(question), this.#vectors]);
    return this.#suggestions
      .map((suggestion, i) => ({ suggestion, similarity: dotProduct(asked, vectors[i] ?? []) }))
      .filter(({ suggestion }) => documents?.includes(suggestion.document) ?? true)
      .filter(
        ({ suggestion }) => suggestion.question !== question && !cited.some((citation) => isOf(suggestion, citation)),
      )
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, SUGGESTED)
      .map(({ suggestion }) => suggestion.question);
  }
}

function isOf(suggestion: Suggestion, { document, paragraph, start }: Citation): boolean {
  return suggestion.document === document.id && suggestion.paragraph === paragraph && suggestion.start === start;
}
