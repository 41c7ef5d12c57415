/** The verbs by which English asks, "does it say", as alternatives of a pattern. */
export const AUXILIARIES = 'is|are|was|were|do|does|did|has|have|had|will|would|shall|should|can|could|may|might|must';
