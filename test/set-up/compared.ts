import { analyse, type Word } from '../../src/claims/analysis.js';
import { compare, type Comparison } from '../../src/claims/comparison.js';
import { bundledLexicon } from '../../src/vocabulary/lexicon.js';

/** The words of a sentence in a document that explains no names. */
export function wordsOf(sentence: string): Word[] {
  return analyse(sentence, bundledLexicon(), new Map());
}

/** A claim beside one sentence of a document that nobody in particular makes. */
export function compared(claim: string, sentence: string): Comparison {
  return compare(wordsOf(claim), wordsOf(sentence), bundledLexicon(), { participants: new Set() });
}
