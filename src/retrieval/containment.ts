import { lowerBound } from '../lower-bound.js';
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

/** Of paragraph passages in the order of their starts, which is that of their ends, those that hold a sentence passage. */
function holding(sentence: SentencePassage, items: readonly number[], paragraphs: readonly Passage[]): number[] {
  const endOf = (at: number): number => paragraphs[items[at] ?? -1]?.end ?? Infinity;
  const first = lowerBound(items.length, (at) => endOf(at) < sentence.end);
  const held: number[] = [];
  for (let at = first; at < items.length; at += 1) {
    const item = items[at] ?? -1;
    if ((paragraphs[item]?.start ?? Infinity) > sentence.start) break;
    held.push(item);
  }
  return held;
}

export function containment(sentences: readonly SentencePassage[], paragraphs: readonly Passage[]): Containment {
  const byParagraph = new Map<string, number[]>();
  for (const [item, passage] of paragraphs.entries()) {
    const key = paragraphKey(passage);
    const items = byParagraph.get(key);
    if (items === undefined) byParagraph.set(key, [item]);
    else items.push(item);
  }
  const startOf = (item: number): number => paragraphs[item]?.start ?? 0;
  for (const items of byParagraph.values()) items.sort((a, b) => startOf(a) - startOf(b));
  const holders = sentences.map((sentence) =>
    holding(sentence, byParagraph.get(paragraphKey(sentence)) ?? [], paragraphs),
  );
  const bounds = boundsOf(holders.map(({ length }) => length));
  const contexts = narrowed(holders.flat(), paragraphs.length);
  const { bounds: memberBounds, places } = placesByValue(contexts, paragraphs.length);
  const sentenceAt = holders.flatMap((items, sentence) => items.map(() => sentence));
  const members = narrowed(
    places.map((place) => sentenceAt[place] ?? 0),
    sentences.length,
  );
  return {
    contextsOf: (sentence) => contexts.subarray(bounds[sentence], bounds[sentence + 1]),
    membersOf: (paragraph) => members.subarray(memberBounds[paragraph], memberBounds[paragraph + 1]),
  };
}
