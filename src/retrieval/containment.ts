import type { Passage, SentencePassage } from '../types.js';

/** Which sentence passages lie in which paragraph passages, by their places in the lists. */
export interface Containment {
  /** By sentence passage: the paragraph passages that hold it. */
  readonly contexts: readonly (readonly number[])[];
  /** By paragraph passage: the sentence passages in it. */
  readonly members: readonly (readonly number[])[];
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
  const contexts = sentences.map((sentence) => {
    const items = byParagraph.get(paragraphKey(sentence)) ?? [];
    const holding = items.filter((item) => {
      const context = paragraphs[item];
      return context !== undefined && context.start <= sentence.start && sentence.end <= context.end;
    });
    // Nearly always: one list then serves all sentences of a paragraph.
    return holding.length === items.length ? items : holding;
  });
  const members = paragraphs.map((): number[] => []);
  for (const [label, items] of contexts.entries()) for (const item of items) members[item]?.push(label);
  // An array that grew has room for three times as many.
  return { contexts, members: members.map((labels) => labels.slice()) };
}
