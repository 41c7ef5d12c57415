import model from 'wink-eng-lite-web-model';
import winkNLP, { type WinkMethods } from 'wink-nlp';

let loaded: WinkMethods | undefined;

/** The part-of-speech tagger, loaded at the first call: who asks a question without history does not need it. */
export function tagger(): WinkMethods {
  loaded ??= winkNLP(model, ['pos']);
  return loaded;
}
