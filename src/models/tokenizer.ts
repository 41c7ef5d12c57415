import { Tokenizer as LibraryTokenizer } from '@huggingface/tokenizers';

/** Cuts texts into a model's tokens. */
export interface Tokenizer {
  encode(text: string, options?: { readonly add_special_tokens?: boolean }): { readonly ids: readonly number[] };
  token_to_id(token: string): number | undefined;
}

type Constructor = new (tokenizerJson: object, tokenizerConfig: object) => Tokenizer;

/** From the contents of tokenizer.json and tokenizer_config.json. */
export function createTokenizer(tokenizerJson: object, tokenizerConfig: object): Tokenizer {
  // The library's types name each other without file endings, so that Node's resolution finds none of them.
  const Library = LibraryTokenizer as unknown as Constructor;
  return new Library(tokenizerJson, tokenizerConfig);
}
