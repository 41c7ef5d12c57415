/** The longest question or claim that is taken, in UTF-16 code units. */
export const LONGEST_QUESTION = 2000;
/** The longest quote that is taken, in UTF-16 code units. */
export const LONGEST_QUOTE = 4000;
/** The most turns of a conversation that a request may carry. */
export const MOST_TURNS = 20;
/** The largest body of a request, in bytes. */
export const LONGEST_BODY = 65_536;
