import { createRequire } from 'node:module';
import type model from 'wink-eng-lite-web-model';
import type winkNLP from 'wink-nlp';
import type { PartOfSpeech, WinkMethods } from 'wink-nlp';

/** What an import would load at the start, 70 modules of it. */
const require = createRequire(import.meta.url);

/**
 * In characters, without white space: the tagger's time grows with the square of such a run's length, or faster. No word is
 * longer, and an address may be tagged in pieces.
 */
const LONGEST_RUN = 100;
const LONG_RUN = new RegExp(`\\S{${String(LONGEST_RUN)}}(?=\\S)`, 'gu');

let loaded: WinkMethods | undefined;

/** The part-of-speech tagger, loaded at the first call: who asks a question without history does not need it. */
export function tagger(): WinkMethods {
  loaded ??= load();
  return loaded;
}

function load(): WinkMethods {
  const make = require('wink-nlp') as typeof winkNLP;
  return make(require('wink-eng-lite-web-model') as typeof model, ['pos']);
}

/** The words and marks of a text with their parts of speech, each as it stands in the text. */
export function taggedTokens(text: string): ReturnType<ReturnType<WinkMethods['readDoc']>['tokens']> {
  return tagger().readDoc(text.replace(LONG_RUN, '$& ')).tokens();
}

/** A text's words and marks in order, each with its part of speech. */
export function taggedWords(text: string): { text: string; pos: PartOfSpeech }[] {
  // The library knows its readers by identity: they are handed over as they are, and use no `this`.
  const readers: { readonly pos: (index: number, data: unknown) => PartOfSpeech } = tagger().its;
  const tokens = taggedTokens(text);
  const parts = tokens.out(readers.pos) as PartOfSpeech[];
  return tokens.out().map((word, i) => ({ text: word, pos: parts[i] ?? 'X' }));
}
