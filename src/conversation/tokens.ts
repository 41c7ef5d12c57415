import type { ItsFunction } from 'wink-nlp';
import type { Span } from '../types.js';
import { taggedTokens, tagger } from '../vocabulary/tagger.js';

/** A word or mark of a text, with its part of speech (a tag of Universal Dependencies) and its dictionary form. */
export interface Token extends Span {
  readonly text: string;
  readonly lower: string;
  readonly partOfSpeech: string;
  readonly lemma: string;
}

/** Tags a text. */
export function tokensOf(text: string): Token[] {
  // The library's own types give `lemma` its arguments in another order than `out` passes them in.
  const { pos, lemma } = tagger().its as unknown as Record<'pos' | 'lemma', ItsFunction<string>>;
  const tokens = taggedTokens(text);
  const [words, tags, lemmas] = [tokens.out(), tokens.out(pos), tokens.out(lemma)];
  let end = 0;
  const tagged = words.map((word, i) => {
    const start = Math.max(text.indexOf(word, end), end);
    end = start + word.length;
    const lower = word.toLowerCase();
    const partOfSpeech = i > 0 && isMistagged(word, tags[i]) ? 'PROPN' : (tags[i] ?? 'X');
    return { text: word, lower, partOfSpeech, lemma: (lemmas[i] ?? lower).toLowerCase(), start, end };
  });
  return tagged.map((token, at) => ({ ...token, partOfSpeech: inCompound(tagged, at) ?? token.partOfSpeech }));
}

/** "Part-time", "follow-up", "state-of-the-art": what a part is in its word, where the tagger takes it for a word of its own. */
function inCompound(tokens: readonly Token[], at: number): string | null {
  const partOfSpeech = tokens[at]?.partOfSpeech ?? '';
  if (/^(?:NOUN|PROPN|NUM|ADJ|PUNCT)$/.test(partOfSpeech)) return null;
  if (isHyphen(tokens, at + 1)) return 'ADJ';
  return isHyphen(tokens, at - 1) && partOfSpeech !== 'VERB' ? 'NOUN' : null;
}

/** Whether the token is a hyphen between two parts of one word, not a dash between words. */
export function isHyphen(tokens: readonly Token[], at: number): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  return token?.text === '-' && before?.end === token.start && after?.start === token.end;
}

/** Inside a sentence a capital makes a name of what the tagger takes for a verb: "the Red Cross". */
function isMistagged(word: string, tag: string | undefined): boolean {
  return /^\p{Lu}\p{Ll}/u.test(word) && /^(?:VERB|ADV|INTJ|X)$/.test(tag ?? 'X');
}

export function isNominal({ partOfSpeech }: Token): boolean {
  return partOfSpeech === 'NOUN' || partOfSpeech === 'PROPN';
}

export function isCapitalised({ text }: Token): boolean {
  return /^\p{Lu}/u.test(text);
}

export function isQuote({ text }: Token): boolean {
  return /^["“”«»]$/.test(text);
}
