/** With a capital first letter, as names and sentences begin. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** With a small first letter, as inside a sentence. */
export function uncapitalised(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

/** A text with a capital first letter where another one has it. */
export function inCaseOf(written: string, text: string): string {
  return /^\p{Lu}/u.test(written) ? capitalised(text) : text;
}
