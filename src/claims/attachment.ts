import { isCovered, type Alignment, type AlignedWord } from './alignment.js';
import { clausesOf } from './clauses.js';

/**
 * What a phrase of the claim may be said of: the content word before it and the verb before that; where it comes first, the
 * verb after it.
 */
function headsOf({ words }: Alignment, phrase: Phrase): readonly AlignedWord[] {
  const said = words.filter(({ word }) => word.number === null);
  const before = said.filter(({ at }) => at < phrase.from);
  const last = before.at(-1);
  if (last !== undefined) return [last, ...before.filter(({ word }) => word.pos === 'VERB').slice(-1)];
  const after = said.filter(({ at }) => at >= phrase.to);
  return [after.find(({ word }) => word.pos === 'VERB') ?? after.slice(0, 1)].flat();
}

/** Some words of the claim, in the order in which they stand. */
interface Phrase {
  readonly from: number;
  readonly to: number;
}

/**
 * Whether the sentence says when or where of the same thing as the claim: what the claim's phrase is said of stands in the
 * clause of what the sentence has in its place.
 */
export function isSaidOfSame(alignment: Alignment, phrase: Phrase, place: number): boolean {
  const clauses = clausesOf(alignment.sentence);
  return headsOf(alignment, phrase).some(
    (head) => isCovered(head) && head.to !== null && clauses[head.to] === clauses[place],
  );
}
