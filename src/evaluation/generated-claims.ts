import type { CorpusDocument } from '../types.js';
import type { ClaimCase } from './sets/claims.js';

/** Sentences of such a length make claims that people might write, in words. */
const FEWEST_WORDS = 6;
const MOST_WORDS = 22;
const AUXILIARY = /\b(is|are|was|were|will|should|must|can|has|have)\b(?! not\b|n't)/;
const YEAR = /\b(1[5-9]\d\d|20[0-3]\d)\b/;
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'] as const;
const ORDINAL = new RegExp(`\\b(${ORDINALS.join('|')})\\b`);

type Generated = Pick<ClaimCase, 'claim' | 'verdict'>;

/** The sentence with one thing changed that makes it say something else; none where it has none of these. */
function contradictions(sentence: string): string[] {
  const found: string[] = [];
  if (AUXILIARY.test(sentence) && !/\b(?:not|no|never)\b|n't/.test(sentence)) {
    found.push(sentence.replace(AUXILIARY, '$1 not'));
  }
  if (YEAR.test(sentence)) found.push(sentence.replace(YEAR, (year) => String(Number(year) + 3)));
  if (ORDINAL.test(sentence)) {
    const other = (word: string): string =>
      ORDINALS[(ORDINALS.findIndex((one) => one === word) + 2) % ORDINALS.length] ?? '';
    found.push(sentence.replace(ORDINAL, other));
  }
  return found;
}

function claimsOf(sentence: string): Generated[] {
  return [
    { claim: sentence, verdict: 'supported' },
    ...contradictions(sentence).map((claim) => ({ claim, verdict: 'contradicted' as const })),
  ];
}

/**
 * Claims made of a document's own sentences, as they stand and with a negation, a year or an ordinal changed, and of
 * another document's, which this one does not speak of.
 */
export function generateClaims(document: CorpusDocument, other: CorpusDocument): ClaimCase[] {
  const sentencesOf = ({ paragraphs }: CorpusDocument): { paragraph: number; sentence: string }[] =>
    paragraphs.flatMap(({ number, text, sentences }) =>
      sentences.flatMap(({ start, end }) => {
        const sentence = text.slice(start, end);
        const words = sentence.split(/\s+/).length;
        return words < FEWEST_WORDS || words > MOST_WORDS ? [] : [{ paragraph: number, sentence }];
      }),
    );
  const own = sentencesOf(document).flatMap(({ paragraph, sentence }) =>
    claimsOf(sentence).map((claim) => ({ ...claim, paragraphs: [paragraph] })),
  );
  const foreign = sentencesOf(other).map(({ sentence }) => ({
    claim: sentence,
    verdict: 'not_found' as const,
    paragraphs: [],
  }));
  return [...own, ...foreign].map((claim, i) => ({
    ...claim,
    id: `${document.id}-${String(i + 1)}`,
    split: 'fit' as const,
  }));
}
