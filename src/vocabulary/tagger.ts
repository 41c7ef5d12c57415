import model from 'wink-eng-lite-web-model';
import winkNLP, { type WinkMethods } from 'wink-nlp';

/**
 * In characters, without white space: the tagger's time grows with the square of such a run's length, or faster. No word is
 * longer, and an address may be tagged in pieces.
 */
const LONGEST_RUN = 100;
const LONG_RUN = new RegExp(`\\S{${String(LONGEST_RUN)}}(?=\\S)`, 'gu');

let loaded: WinkMethods | undefined;

/** The part-of-speech tagger, loaded at the first call: who asks a question without history does not need it. */
export function tagger(): WinkMethods {
  loaded ??= winkNLP(model, ['pos']);
  return loaded;
}

/** The words and marks of a text with their parts of speech, each as it stands in the text. */
export function taggedTokens(text: string): ReturnType<ReturnType<WinkMethods['readDoc']>['tokens']> {
  return tagger().readDoc(text.replace(LONG_RUN, '$& ')).tokens();
}
