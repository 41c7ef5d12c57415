import { capitalised } from '../vocabulary/capitalised.js';
import type { Token } from './tokens.js';

const PLURAL_FORMS: Readonly<Record<string, string>> = { is: 'are', am: 'are', was: 'were', does: 'do', has: 'have' };
const SINGULAR_FORMS: Readonly<Record<string, string>> = { are: 'is', am: 'is', were: 'was', do: 'does', have: 'has' };

/** Past participles that differ from the past tense: those that don't are their own participle. */
const PARTICIPLES = new Map(
  (
    'began begun,broke broken,chose chosen,did done,drank drunk,drew drawn,drove driven,ate eaten,fell fallen,flew flown,' +
    'forbade forbidden,forgot forgotten,gave given,grew grown,hid hidden,knew known,overcame overcome,overthrew overthrown,' +
    'rang rung,rode ridden,rose risen,ran run,sang sung,saw seen,shook shaken,shrank shrunk,sank sunk,spoke spoken,' +
    'stole stolen,swam swum,swore sworn,threw thrown,took taken,tore torn,undertook undertaken,withdrew withdrawn,wore worn,' +
    'wrote written,oversaw overseen,froze frozen,wove woven,woke woken,undid undone,foresaw foreseen,bit bitten'
  )
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
);

export type Tense = 'past' | 'present-singular' | 'present-plural';

export function tenseOf({ lower, lemma }: Token): Tense {
  if (lower === lemma) return 'present-plural';
  return lower.endsWith('s') && lower !== 'was' ? 'present-singular' : 'past';
}

/** The form of "do" that takes the tense and number of a verb: "does" for "signs". */
export function doSupport(verb: Token): string {
  const tense = tenseOf(verb);
  return tense === 'past' ? 'did' : tense === 'present-plural' ? 'do' : 'does';
}

/** "Live" for "lives", "watch" for "watches". */
export function bareForm(thirdPerson: string): string {
  if (thirdPerson.endsWith('ies')) return `${thirdPerson.slice(0, -3)}y`;
  return thirdPerson.replace(/(?<=ss|x|[cs]h|o)es$|(?<!s)s$/, '');
}

export function pastParticiple(pastTense: string): string {
  return PARTICIPLES.get(pastTense) ?? pastTense;
}

/** The auxiliary in the form that agrees with its subject: "was" and a plural give "were". */
export function agreeing(auxiliary: string, isPlural: boolean): string {
  return (isPlural ? PLURAL_FORMS : SINGULAR_FORMS)[auxiliary.toLowerCase()] ?? auxiliary;
}

/** A clause whose first word agrees with several: "leads the bank" as "lead the bank". */
export function pluralised(clause: string, first: Token | undefined): string {
  if (first === undefined || tenseOf(first) !== 'present-singular') return clause;
  const verb = first.partOfSpeech === 'AUX' ? agreeing(first.lower, true) : first.lemma;
  return verb + clause.slice(first.text.length);
}

export function possessive(owner: string): string {
  return /s$/i.test(owner) ? `${owner}’` : `${owner}’s`;
}

/** Without the capital that a sentence gives its first word, where that is a word of grammar. */
export function insideSentence(phrase: string): string {
  return phrase.replace(
    /^(?:The|A|An|Any|This|That|These|Those|Its|Their|My|Our|Your|Both|All|Some|Each|Several|Many|No)\b/u,
    (word) => word.toLowerCase(),
  );
}

export function asSentence(text: string, mark: '?' | '.'): string {
  return `${capitalised(text.replace(/\s+/g, ' ').trim())}${mark}`;
}
