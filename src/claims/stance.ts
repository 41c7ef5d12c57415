import { stemOf } from '../vocabulary/terms.js';

/**
 * Verbs that public statements and those who report on them use for one stance, and those for its contrary. WordNet
 * has few antonyms of verbs.
 */
export interface Stance {
  readonly verbs: readonly string[];
  readonly contraries: readonly string[];
  /** Whether a noun that is made of one of the verbs leaves open who does it: "a meeting" tells of no host. */
  readonly isOfVerbsOnly?: boolean;
}

function list(words: string): string[] {
  return words.split(' ');
}

/** That something is said or meant has no contrary: nearly every sentence of a statement says so of something. */
const REPORTING: Stance = {
  verbs: list(
    'say state declare announce affirm reaffirm confirm assert underline underscore stress emphasize emphasise highlight note recall reiterate recognize recognise acknowledge express insist maintain point mention agree conclude consider regard see view believe value',
  ),
  contraries: [],
};

const INTENDING: Stance = {
  verbs: list('commit pledge promise vow undertake intend plan want wish aim seek resolve continue keep strive'),
  contraries: [],
};

export const STANCES: readonly Stance[] = [
  REPORTING,
  INTENDING,
  {
    verbs: list('affirm reaffirm confirm assert insist acknowledge recognize recognise believe'),
    contraries: list('deny doubt dispute contest'),
    isOfVerbsOnly: true,
  },
  {
    verbs: list('underline underscore stress emphasize emphasise highlight'),
    contraries: list('ignore downplay overlook dismiss forget belittle'),
    isOfVerbsOnly: true,
  },
  {
    verbs: list('continue keep'),
    contraries: list('stop cease abandon end halt quit discontinue'),
  },
  {
    verbs: list(
      'support endorse welcome back favour favor approve praise commend applaud promote advocate encourage champion uphold accept embrace hail appreciate condone tolerate defend adopt',
    ),
    contraries: list(
      'oppose reject condemn denounce deplore criticize criticise disapprove resist decry object repudiate renounce dismiss discourage refuse abandon undermine',
    ),
  },
  {
    verbs: list('condemn denounce deplore criticize criticise decry'),
    contraries: list('praise welcome condone excuse justify commend applaud hail celebrate endorse support'),
  },
  {
    verbs: list('respect obey observe follow comply honour honor adhere abide uphold fulfil fulfill implement heed'),
    contraries: list('ignore violate breach break disregard flout disobey neglect infringe contravene disrespect'),
  },
  {
    verbs: list('hold occur happen meet'),
    contraries: list('cancel postpone'),
  },
  {
    verbs: list('hold host convene organise organize schedule occur happen meet gather'),
    contraries: list('cancel postpone'),
    isOfVerbsOnly: true,
  },
  {
    verbs: list('attend participate join'),
    contraries: list('boycott leave miss withdraw'),
    isOfVerbsOnly: true,
  },
  ...[
    'chair preside lead head',
    'pay contribute finance fund donate',
    'ask urge request invite encourage appeal exhort',
    'find identify discover detect',
    'contain hold include comprise',
    'run operate work function',
    'submit deliver send',
  ].map((verbs) => ({ verbs: list(verbs), contraries: [], isOfVerbsOnly: true })),
  {
    verbs: list('rise grow increase climb expand'),
    contraries: list('fall drop decrease decline shrink dwindle sink'),
    isOfVerbsOnly: true,
  },
  {
    verbs: list('begin start launch open commence'),
    contraries: list('end finish close stop conclude cease'),
    isOfVerbsOnly: true,
  },
  {
    verbs: list('allow permit let authorise authorize enable'),
    contraries: list('forbid prohibit ban prevent bar outlaw block stop'),
  },
];

/** Adjectives of obligation and of free will: WordNet relates few of them. */
export const OBLIGATION: Stance = {
  verbs: list('voluntary optional'),
  contraries: list('mandatory compulsory obligatory binding required'),
};

const FRAMES: ReadonlySet<string> = new Set([...REPORTING.verbs, ...INTENDING.verbs].map(stemOf));

/** Whether a verb, by its stem, says that something is said or meant, and leaves what that is to others. */
export function isFrame(stem: string): boolean {
  return FRAMES.has(stem);
}
