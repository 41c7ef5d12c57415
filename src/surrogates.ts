const FIRST_HALF_OF_A_PAIR = /[\uD800-\uDBFF]$/;

/** The beginning of a text, of at most so many UTF-16 code units, that cuts no surrogate pair in two. */
export function wholeBeginning(text: string, length: number): string {
  const beginning = text.slice(0, length);
  return FIRST_HALF_OF_A_PAIR.test(beginning) ? beginning.slice(0, -1) : beginning;
}
