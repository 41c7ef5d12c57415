import { knownTerms } from './general-english.js';
import { stemOf } from './terms.js';

const stems = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(stemOf));

const ADDRESSING = 'mr mrs ms dr sir professor';
const PRESIDING = 'judge justice minister president mayor captain chancellor senator governor ambassador';

/** Before the name of a person, and of hardly anything else, in lower case. */
export const TITLES: ReadonlySet<string> = new Set(`${ADDRESSING} ${PRESIDING}`.split(' '));

const FORMS_OF_ADDRESS = stems(`${ADDRESSING} miss madam lord lady prof doctor`);
/** They name bodies and posts too: "Minister of State". */
const OFFICES = stems(
  `${PRESIDING} secretary envoy director commissioner representative deputy vice prime chief king queen prince princess pope general colonel major sergeant inspector councillor chairman chairwoman`,
);

const BODIES = stems(
  'ministry department office agency authority commission committee council board court bank fund institute university group forum convention treaty agreement programme',
);

/** Whether a name is of somebody or a body that may be put the other way round: "Health Minister", "Sea Treaty". */
export function endsInOffice(name: readonly string[]): boolean {
  const last = name.at(-1) ?? '';
  return OFFICES.has(last) || BODIES.has(last);
}

/** The terms of a name without the titles that it begins with: "Brandt" of "Minister Brandt"; null where it has none, or is no person's. */
export function withoutTitles(name: readonly string[]): readonly string[] | null {
  const at = name.findIndex((term) => !FORMS_OF_ADDRESS.has(term) && !OFFICES.has(term));
  if (at < 1) return null;
  const [titles, rest] = [name.slice(0, at), name.slice(at)];
  const isPerson = titles.some((term) => FORMS_OF_ADDRESS.has(term)) || rest.some((term) => !knownTerms().has(term));
  return isPerson ? rest : null;
}
