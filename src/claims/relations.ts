import type { Lexicon } from '../vocabulary/lexicon.js';
import { stemOf } from '../vocabulary/terms.js';
import { unitRelation } from '../vocabulary/units.js';
import type { Word } from './analysis.js';
import { OBLIGATION, STANCES } from './stance.js';

/** How two words of a claim and a sentence are related. */
export interface Relation {
  /** How much of the claim's word the other one covers, 0 to 1. */
  readonly strength: number;
  readonly isOpposite: boolean;
}

const NONE: Relation = { strength: 0, isOpposite: false };
const STRENGTHS = { same: 1, synonym: 0.9, broader: 0.8, related: 0.7, narrower: 0.5, opposite: 0.8 } as const;
/** Opposite by a stance, or by a prefix. Words opposite by way of a synonym are rarely so in one sense: "small" and "last". */
const NEARLY_OPPOSITE: Relation = { strength: 0.7, isOpposite: true };
/** "1200" looks like a year and may be 1,200. */
const LIKE_A_YEAR: Relation = { strength: 0.9, isOpposite: false };
/** It is told apart where numbers are compared. */
const OF_ANOTHER_UNIT: Relation = { strength: 0.8, isOpposite: false };
const OF_ONE_STANCE: Relation = { strength: 0.75, isOpposite: false };

interface StanceStems {
  readonly isOfVerbsOnly: boolean;
  readonly verbs: ReadonlySet<string>;
  readonly contraries: ReadonlySet<string>;
}

const STANCE_STEMS: readonly StanceStems[] = [...STANCES, OBLIGATION].map(
  ({ verbs, contraries, isOfVerbsOnly = false }) => ({
    isOfVerbsOnly,
    verbs: new Set(verbs.map(stemOf)),
    contraries: new Set(contraries.map(stemOf)),
  }),
);
const OF_A_STANCE = new Set(STANCE_STEMS.flatMap(({ verbs, contraries }) => [...verbs, ...contraries]));

function stanceRelation(claim: Word, other: Word): Relation {
  const [a, b] = [claim.stem, other.stem];
  if (!OF_A_STANCE.has(a) || !OF_A_STANCE.has(b)) return NONE;
  const areVerbs = claim.part === 'verb' && other.part === 'verb';
  const stances = STANCE_STEMS.filter(({ isOfVerbsOnly }) => areVerbs || !isOfVerbsOnly);
  const isOneStance = stances.some(
    ({ verbs, contraries }) => (verbs.has(a) && verbs.has(b)) || (contraries.has(a) && contraries.has(b)),
  );
  if (isOneStance) return OF_ONE_STANCE;
  const isContrary = stances.some(
    ({ verbs, contraries }) => (verbs.has(a) && contraries.has(b)) || (contraries.has(a) && verbs.has(b)),
  );
  return isContrary ? NEARLY_OPPOSITE : NONE;
}

const NEGATING = /^(?:un|dis|non)(?=[a-z]{4})/;
/** Before nouns and verbs these are others as a rule: "import", "inform". */
const NEGATING_QUALITY = /^(?:un|in|im|ir|il|dis|non)(?=[a-z]{4})/;
/** These deny nothing. */
const NO_NEGATION =
  /^(?:discover|display|discharg|discount|dispatch|distract|discours|dispos|distil|disturb|distribut)/;

function isNegatedForm({ stem, part }: Word, other: Word): boolean {
  if (part !== other.part || NO_NEGATION.test(stem)) return false;
  const prefix = part === 'adj' || part === 'adv' ? NEGATING_QUALITY : NEGATING;
  return stem.replace(prefix, '') === other.stem && stem !== other.stem;
}

function numbersRelation(a: Word, b: Word): Relation {
  if (a.number === null || a.number.value !== b.number?.value) return NONE;
  const units = a.unit && b.unit && unitRelation(a.unit, b.unit);
  if (units === 'unlike') return NONE;
  if (units !== 'same' && (a.unit ?? b.unit) !== null) return OF_ANOTHER_UNIT;
  if (a.number.kind === b.number.kind) return { strength: 1, isOpposite: false };
  const kinds = [a.number.kind, b.number.kind];
  return kinds.includes('year') && kinds.includes('cardinal') ? LIKE_A_YEAR : NONE;
}

/** How a sentence's word is related to a claim's. */
export function relate(claim: Word, other: Word, lexicon: Lexicon): Relation {
  if (claim.number !== null || other.number !== null) return numbersRelation(claim, other);
  const a = claim.stem;
  const b = other.stem;
  if (a === b || claim.lower === other.lower) return { strength: 1, isOpposite: false };
  if (claim.isName && other.isName)
    return lexicon.relation(claim, other) === 'synonym' ? { strength: 0.9, isOpposite: false } : NONE;
  if (isNegatedForm(claim, other) || isNegatedForm(other, claim)) return NEARLY_OPPOSITE;
  const stance = stanceRelation(claim, other);
  const relation = lexicon.relation(claim, other);
  if (stance.isOpposite && relation !== 'synonym') return stance;
  if (relation !== null) return { strength: STRENGTHS[relation], isOpposite: relation === 'opposite' };
  return stance;
}
