import { isCovered, type Alignment, type AlignedWord } from './alignment.js';
import { clausesOf } from './clauses.js';

/** Some words of the claim, in the order in which they stand. */
interface Phrase {
  readonly from: number;
  readonly to: number;
}

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
  const first = after.find(({ word }) => word.pos === 'VERB') ?? after[0];
  return first === undefined ? [] : [first];
}

/**
 * Tells of a place in the sentence whether what stands there says when or where of the same thing as a phrase of the claim does:
 * what the phrase is said of stands in the same clause.
 */
export function saidOfSame(alignment: Alignment, phrase: Phrase): (place: number) => boolean {
  const clauses = clausesOf(alignment.sentence);
  const saidIn = new Set(
    headsOf(alignment, phrase).flatMap((head) => (isCovered(head) && head.to !== null ? [clauses[head.to]] : [])),
  );
  return (place) => saidIn.has(clauses[place]);
}
