import { stemOf } from '../vocabulary/terms.js';
import { isCovered, type Alignment, type AlignedWord } from './alignment.js';

/** Verbs that only carry a noun of action: "hold talks" is to talk, "express regret" to regret (support verbs). */
export const SUPPORT_VERBS: ReadonlySet<string> = new Set(
  'attend hold make give take reach have do conduct express offer provide'.split(' ').map(stemOf),
);
/** How many words after its verb such a noun may stand. */
const REACH = 4;

/** A support verb counts as covered where its noun is aligned to a verb: "attended the meeting" to "met". */
export function withSupportVerbs(alignment: Alignment): Alignment {
  const { sentence, words } = alignment;
  const carriedBy = (verb: AlignedWord): AlignedWord | undefined =>
    words.find(
      ({ word, at, to, ...relation }) =>
        word.pos === 'NOUN' &&
        at > verb.at &&
        at - verb.at <= REACH &&
        to !== null &&
        sentence[to]?.pos === 'VERB' &&
        isCovered({ word, at, to, ...relation }),
    );
  const covered = words.map((verb): AlignedWord => {
    if (verb.word.pos !== 'VERB' || !SUPPORT_VERBS.has(verb.word.stem) || isCovered(verb)) return verb;
    const noun = carriedBy(verb);
    return noun === undefined ? verb : { ...verb, strength: 0.8, isOpposite: false, to: verb.to ?? noun.to };
  });
  return { ...alignment, words: covered };
}
