import { SPEAKING_GROUPS } from '../vocabulary/speaking-groups.js';
import type { AlignedWord, Alignment } from './alignment.js';
import { isCovered } from './alignment.js';
import type { Word } from './analysis.js';

/** Words by which a statement speaks of those who make it. */
const GROUP = new RegExp(`^(?:${SPEAKING_GROUPS}|council|committee|we|they|both)$`);
/** Of these one is not the other. */
const BODY = /^(?:council|committee)$/;
/** How far into a sentence its subject reaches, in words. */
const SUBJECT = 6;

export function isGroupWord({ lower }: Word): boolean {
  return GROUP.test(lower);
}

/** Whether a number stands right before a word for the group: "two sides". */
function countsGroup(words: readonly Word[], at: number): boolean {
  const next = words[at + 1];
  return next !== undefined && isGroupWord(next);
}

/** Whether a sentence gives an act to one participant alone, whom the claim does not name: "to which Italy will contribute". */
function namesAnotherActor({ sentence, words }: Alignment, participants: ReadonlySet<string>): boolean {
  return sentence.some(({ stem, isName }, at) => {
    const isActor = isName && /^(?:VERB|AUX)$/.test(sentence[at + 1]?.pos ?? '');
    return isActor && participants.has(stem) && !words.some(({ to }) => to === at);
  });
}

/**
 * "The two sides" are those that the document's title and opening name, and the other way round: such words of a claim
 * count as covered where the sentence has the others for its subject.
 */
export function withParticipants(alignment: Alignment, participants: ReadonlySet<string>): Alignment {
  const { claim, sentence, words } = alignment;
  const subject = sentence.slice(0, SUBJECT);
  const group = subject.findIndex((word) => isGroupWord(word));
  const hasCount = sentence.some(({ number }, at) => number?.kind === 'cardinal' && countsGroup(sentence, at));
  const isOfOneAlone = namesAnotherActor(alignment, participants);
  const participant = sentence.findIndex(({ stem }) => participants.has(stem));
  const speaking = group < 0 ? participant : group;
  const covered = words.map((word): AlignedWord => {
    if (isCovered(word)) return word;
    const isParticipant = participants.has(word.word.stem) && group >= 0 && !isOfOneAlone;
    const isOtherBody = BODY.test(word.word.lower) && BODY.test(sentence[group]?.lower ?? '');
    const isGroup = isGroupWord(word.word) && word.at < SUBJECT && !isOtherBody;
    const isCountOfGroup = word.word.number?.value === 2 && countsGroup(claim, word.at) && !hasCount;
    const to = isParticipant ? group : isGroup || isCountOfGroup ? speaking : -1;
    return to < 0 ? word : { ...word, strength: 0.9, isOpposite: false, to: word.to ?? to };
  });
  return { ...alignment, words: covered };
}
