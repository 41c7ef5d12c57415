import { MONTHS_AND_DAYS } from '../vocabulary/number-words.js';

/** Closed classes of English, and classes of nouns and verbs that tell what a pronoun beside them can stand for. */

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

export const CONNECTIVES = words('and but so then also plus or');
/** Words that open an utterance, where a mark follows them. */
export const OPENERS = new Set([
  ...words('ok okay well now yes no right hmm thanks great fine sure interesting hm'),
  ...words('sorry wait please actually oh ah alright'),
  ...['thank you', 'i see', 'got it', 'by the way'],
]);
export const ADVERBIAL_QUESTION_WORDS = words('when where why how whence');
export const QUESTION_WORDS = words('when where why how whence who whom whose what which');
/** Besides question words. */
export const SUBORDINATORS = words(
  'if while before after because once since until unless although though whether whenever',
);
/** What is said, known or decided is told in a clause of its own: "say that", "know who", "decide to". */
export const CLAUSE_VERBS = words(
  'say think claim know mean decide announce argue believe tell ask explain state mention show hope promise suggest ' +
    'admit confirm deny expect insist agree report specify clarify',
);
/** Those that take no name of a thing for an object. */
export const SPEECH_VERBS = words('say think claim mean argue believe suggest insist hope');
/** With these "that" is as a rule what was told before, though there are things to decide and announce. */
export const KNOWING_VERBS = words('know decide announce report confirm conclude rule promise');
/** Those whose object is as a rule their subject's own. */
export const OWN_VERBS = words('lose bring forget wear carry return submit break');
export const DO = words('do does did');
export const BE = words('is are was were be been being am');
export const MODALS = words('will would can could shall should may might must');
/** What may stand beside a bare question word without making a clause of it. */
export const BARE_ADVERBS = words('exactly precisely else not so then though too also again ever either instead ago');
/** Ask the question before them of another place or time. */
export const PLACE_AND_TIME_ADVERBS = words(
  'elsewhere online offline abroad nearby outside inside locally nationally worldwide now already soon',
);
/** Open a clause that says under what condition or for what reason. */
export const CONDITIONALS = words('if unless because although');
export const OPPOSITE_PREPOSITIONS: ReadonlyMap<string, string> = new Map(
  ['for against', 'with without', 'before after', 'from to', 'inside outside', 'above below', 'since until']
    .map((pair) => pair.split(' ') as [string, string])
    .flatMap(([a, b]) => [
      [a, b],
      [b, a],
    ]),
);

export const SUBJECT_PRONOUNS = words('it they he she');
export const PERSONAL = words('it they them he him she her');
/** Those that point back. */
export const POSSESSIVE = words('its their his her');
export const POSSESSIVE_DETERMINERS = new Set([...POSSESSIVE, ...words('my our your')]);
export const DEMONSTRATIVE = words('this that these those');
export const PLURAL_PRONOUNS = words('they them their these those both');
export const PERSON_PRONOUNS = words('he him his she her');
export const INDEFINITE = words('someone somebody anyone anybody everyone everybody something anything everything one');

/** "The next one", "which ones": stands for a noun. */
export function isOne(word: string): boolean {
  return /^ones?$/.test(word);
}

/** "Anyone", "everybody", "one". */
export function isIndefinitePerson(word: string): boolean {
  return INDEFINITE.has(word) && /(?:one|body)$/.test(word);
}

export const ORDINALS = words(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth ' +
    'sixteenth seventeenth eighteenth nineteenth twentieth next last previous following coming upcoming final latest ' +
    'current present earlier later other same',
);
export const UPCOMING = words('next following coming upcoming');
export const PAST = words('last previous earlier');

/** Prepositions that a name may hold inside: "Convention on Cybercrime". */
export const NAME_PREPOSITIONS = words('of on for to in against');

export const TIME_UNITS = words('year month week day decade century hour minute');
export const TIME_NOUNS = new Set([
  ...TIME_UNITS,
  ...MONTHS_AND_DAYS,
  ...words(
    'time date morning evening night spring summer autumn winter today tonight tomorrow yesterday weekend weekday holiday noon midnight christmas easter',
  ),
]);

export const EVENT_NOUNS = words(
  'meeting summit dialogue dialog conference congress session talk event forum war battle match game final election ' +
    'ceremony visit round workshop seminar symposium festival race tournament olympics cup championship launch trial ' +
    'hearing vote referendum campaign attack revolution negotiation consultation exercise council assembly party ' +
    'season concert convention exhibition strike protest crash fire earthquake storm mission debate',
);
export const EVENT_VERBS = words(
  'hold take happen occur convene attend start begin end last postpone schedule organise organize host conclude ' +
    'open close adjourn participate finish chair follow',
);

export const TEXT_NOUNS = words(
  'statement document declaration convention report article law treaty agreement text paper strategy communication ' +
    'resolution charter letter book study review act bill plan constitution directive regulation protocol memorandum ' +
    'communique announcement speech novel manifesto guideline principle rule policy programme program pact accord ' +
    'survey chapter paragraph section contract decision judgment ruling story poem',
);
export const TEXT_VERBS = words(
  'publish write sign adopt ratify draft read title entitle cite author amend translate enact repeal release issue ' +
    'prohibit',
);
/** Their subject does nothing: it is what was done, made or talked of. */
export const STATIVE_VERBS = words(
  'cost weigh contain last mean apply work happen come expire consist include cover stand matter help look become ' +
    'enter affect require concern involve belong differ remain exist',
);
/** Only people and bodies do these. */
export const MIND_VERBS: ReadonlySet<string> = new Set([
  ...CLAUSE_VERBS,
  ...words(
    'want wish intend plan like prefer oppose support favour favor reject accept condemn welcome discuss recognise recognize keep continue promise pledge undertake exchange',
  ),
]);
/** "In their view", "to that end": they open or close what is said, and are not talked of. */
export const ADJUNCT_NOUNS = words('view opinion mind eye word judgment case fact end regard respect');
/** With these "it" is the document asked about, unless a text was talked of. */
export const SAYING_VERBS = words('say mention state discuss describe cover refer contain');

/** Their "it" stands for nothing. */
export const WEATHER_VERBS = words('rain snow hail drizzle thunder');

/** Nouns for the document itself: "this statement" needs no antecedent. */
export const DOCUMENT_NOUNS = words('statement document text page article paper paragraph website site');

export const GROUP_NOUNS = words(
  'group team committee company government council commission side party union organisation organization agency board ' +
    'bank band club army police parliament congress family crew delegation ministry department forum association ' +
    'federation league court corporation firm university country state nation community public staff jury panel bloc body institution ' +
    'authority',
);

export const TOWN_NOUNS = words('city town village');
/** What one can be in, and what has a name of its own. */
const NAMED_PLACES = words(
  'island valley region province district street square park museum library theatre theater palace castle building ' +
    'school university college hospital hotel airport station port harbour harbor',
);
/** Nouns for what one can be in. */
export const PLACE_NOUNS: ReadonlySet<string> = new Set([
  ...TOWN_NOUNS,
  ...NAMED_PLACES,
  ...words('place capital country state nation continent county area venue location site'),
]);
/** Nouns for things, other than towns, that have a name of their own. */
export const NAMED_NOUNS: ReadonlySet<string> = new Set([
  ...NAMED_PLACES,
  ...words(
    'river lake sea ocean bay strait canal mountain volcano desert cinema gallery bridge tower cathedral church mosque ' +
      'temple monument stadium academy newspaper magazine journal film movie song album painting opera prize ship boat ' +
      'ferry submarine plane aircraft rocket spacecraft satellite planet currency language website',
  ),
]);

const PERSON_NOUNS = words(
  'man woman person people boy girl king queen prince princess president minister chief executive chair chairman ' +
    'chairwoman chairperson author captain coach judge pope chancellor secretary member boss head ceo mother father ' +
    'son daughter brother sister wife husband child spokesman spokeswoman expert guest hero victim leader manager ' +
    'founder player teacher writer officer lawyer singer actor director doctor professor governor mayor senator ' +
    'editor investor inventor ambassador commander worker farmer soldier rider painter composer engineer observer ' +
    'hacker user customer voter researcher citizen criminal winner owner partner pilot poet driver premier sultan ' +
    'emperor empress duke general colonel delegate diplomat official student designer astronaut athlete lawmaker ' +
    'politician striker goalkeeper musician mathematician historian explorer architect physician nurse employee intern ' +
    'apprentice trainee colleague supervisor contractor freelancer volunteer councilor tenant patient passenger resident ' +
    'visitor lodger parent witness pupil adult',
);

/** Nouns for people. "Heater" ends as "writer" does, so that an ending decides only where it is nearly always theirs. */
export function isPersonNoun(lemma: string): boolean {
  return PERSON_NOUNS.has(lemma) || /(?:[^aeiou]ist|ician|woman|sman)$/.test(lemma);
}
