/** A calendar date of ISO 8601 as pages show it. */
export function dateInWords(date: string): string {
  // The date has no time: in any other zone than UTC it could become the day before.
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
}
