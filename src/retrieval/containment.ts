import { boundsOf, narrowed, placesByValue, type WholeNumbers } from '../rows.js';
import type { Passage, SentencePassage } from '../types.js';

/** Which sentence passages lie in which paragraph passages, by their places in the lists. */
export interface Containment {
  /** The paragraph passages that hold a sentence passage. */
  readonly contextsOf: (sentence: number) => WholeNumbers;
  /** The sentence passages in a paragraph passage. */
  readonly membersOf: (paragraph: number) => WholeNumbers;
}

function paragraphKey({ document, paragraph }: Passage): string {
  return `${document}\0${String(paragraph)}`;
}

export function containment(sentences: readonly SentencePassage[], paragraphs: readonly Passage[]): Containment {
  const byParagraph = new Map<string, number[]>();
  for (const [item, passage] of paragraphs.entries()) {
    const key = paragraphKey(passage);
    byParagraph.set(key, [...(byParagraph.get(key) ?? []), item]);
  }
  const holding = sentences.map((sentence) =>
    (byParagraph.get(paragraphKey(sentence)) ?? []).filter((item) => {
      const context = paragraphs[item];
      return context !== undefined && context.start <= sentence.start && sentence.end <= context.end;
    }),
  );
  const bounds = boundsOf(holding.map(({ length }) => length));
  const contexts = narrowed(holding.flat(), paragraphs.length);
  const { bounds: memberBounds, places } = placesByValue(contexts, paragraphs.length);
  const sentenceAt = holding.flatMap((items, sentence) => items.map(() => sentence));
  const members = narrowed(
    places.map((place) => sentenceAt[place] ?? 0),
    sentences.length,
  );
  return {
    contextsOf: (sentence) => contexts.subarray(bounds[sentence], bounds[sentence + 1]),
    membersOf: (paragraph) => members.subarray(memberBounds[paragraph], memberBounds[paragraph + 1]),
  };
}
