/** Nouns by which a statement speaks of those who make it, "the two sides" and "Ministers", as alternatives of a pattern. */
export const SPEAKING_GROUPS = 'sides|parties|ministers|leaders|participants|delegations|delegates';
