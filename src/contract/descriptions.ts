/** What each thing to do with the documents is for, told to a language model that may choose it. */
export const DESCRIPTIONS = {
  ask:
    'Answers a question in the exact words of the public statements that are loaded, with the paragraph they stand in. ' +
    'Where the statements do not say, the status is "no_answer": do not answer from elsewhere.',
  checkClaim:
    'Finds evidence in the statements for or against a claim: supported, contradicted (mismatches name what differs) or ' +
    'not_found. It shows evidence and does not know what is true.',
  checkQuote:
    'Tells whether quoted words are the statements’ own: verbatim, altered (differences name each change) or absent.',
} as const;
