/** What a claim model makes of a passage for a claim: probabilities, together 1. */
export interface ClaimReading {
  readonly supported: number;
  readonly contradicted: number;
  readonly notFound: number;
}

/** A claim and passages read together. */
export interface ClaimReader {
  /** One reading for each passage, in order. */
  read(claim: string, passages: readonly string[]): Promise<ClaimReading[]>;
}
