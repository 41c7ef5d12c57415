/** Before "than" and a number these say that it is surpassed; with "no" or "not" before them that it is the most. */
export const SURPASSING =
  'more|greater|larger|bigger|higher|longer|later|older|taller|wider|deeper|heavier|further|farther|faster';
/** These say that it is not reached, or that it is the least. */
export const FALLING_SHORT =
  'less|fewer|smaller|lower|shorter|earlier|sooner|younger|narrower|lighter|nearer|closer|slower';
