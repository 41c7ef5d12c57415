/** Verbs with the particles that make another verb of them, and that verb, of which the endings are regular. */
const SINGLE_VERBS: readonly (readonly [forms: string, particles: string, single: string])[] = [
  ['throw throws threw thrown throwing', 'out', 'reject'],
  ['turn turns turned turned turning', 'down', 'reject'],
  ['vote votes voted voted voting', 'down', 'reject'],
  ['brush brushes brushed brushed brushing', 'aside|off', 'dismiss'],
  ['wave waves waved waved waving', 'aside|away', 'dismiss'],
  ['play plays played played playing', 'down', 'downplay'],
  ['give gives gave given giving', 'up on|up', 'abandon'],
  ['back backs backed backed backing', 'away from|out of', 'abandon'],
  ['walk walks walked walked walking', 'away from', 'abandon'],
  ['do does did done doing', 'away with', 'abolish'],
  ['call calls called called calling', 'off', 'cancel'],
  ['put puts put put putting', 'off', 'postpone'],
  ['rule rules ruled ruled ruling', 'out', 'exclude'],
  ['leave leaves left left leaving', 'out', 'omit'],
  ['point points pointed pointed pointing', 'out', 'note'],
  ['set sets set set setting', 'up', 'establish'],
  ['carry carries carried carried carrying', 'out', 'implement'],
  ['look looks looked looked looking', 'into', 'investigate'],
  ['speed speeds sped sped speeding', 'up', 'accelerate'],
  ['step steps stepped stepped stepping', 'up', 'strengthen'],
];

/** By the phrasal verb, with a particle, its form among the five and the single verb. */
const PATTERNS = SINGLE_VERBS.map(([forms, particles, single]) => {
  const written = forms.split(' ');
  return { written, single, pattern: new RegExp(String.raw`\b(${written.join('|')}) (?:${particles})\b`, 'giu') };
});

/** Before a bare form: "was set up" has another. */
const BEFORE_BARE = /\b(?:to|do|does|did|will|would|shall|should|can|could|may|might|must|not|never) $/i;

/** In characters: the longest of these words with what stands before it. */
const LOOKED_BACK = 8;

/**
 * A claim with single verbs for phrasal ones whose words say something else one by one: "the plan was rejected" for "the
 * plan was thrown out" (Quirk et al., 1985, 16.3); those that the text beside it has too stay.
 */
export function withSingleVerbs(claim: string, beside = ''): string {
  return PATTERNS.filter(({ pattern }) => claim.search(pattern) >= 0 && beside.search(pattern) < 0).reduce(
    (text, { written, single, pattern }) =>
      text.replace(pattern, (_, form: string, at: number) => {
        const lower = form.toLowerCase();
        const isBare = BEFORE_BARE.test(text.slice(Math.max(0, at - LOOKED_BACK), at));
        return inflected(single, isBare ? written.indexOf(lower) : written.lastIndexOf(lower));
      }),
    claim,
  );
}

/** A word of a claim with single verbs as the claim itself has it: "thrown out" for "rejected". */
export function asWritten(word: string, claim: string): string {
  const phrasal = PATTERNS.flatMap(({ pattern }) => [...claim.matchAll(pattern)].map(([found]) => found));
  return phrasal.find((found) => withSingleVerbs(found) === word) ?? word;
}

/** @param form 0 for the bare form, 1 for the third person, 2 and 3 for the past and 4 for the gerund. */
function inflected(verb: string, form: number): string {
  const open = verb.replace(/e$/, '');
  const isSibilant = /(?:s|sh|ch|x)$/.test(verb);
  const doubled = /^(?:omit|cancel)$/.test(verb) ? verb + verb.slice(-1) : open;
  return [verb, isSibilant ? `${verb}es` : `${verb}s`, `${doubled}ed`, `${doubled}ed`, `${doubled}ing`][form] ?? verb;
}
