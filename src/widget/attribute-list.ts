/** The items of an attribute that holds several, without white space around them. */
export function listOf(attribute: string, separator: RegExp): string[] {
  return attribute
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
