import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { modelsFolder } from '../package-root.js';
import { terms } from './terms.js';

const fileSchema = z.strictObject({
  source: z.string(),
  /** For each country what else it and its people are called, where no ending makes it of the name. */
  countries: z.record(z.string(), z.array(z.string())),
  /** Where the governments sit, by which they are spoken of: "Tokyo and Brussels agreed". */
  capitals: z.record(z.string(), z.array(z.string())),
});

/** Endings of those who live there: Austria-n, Iceland-ic, Chile-an, Iran-ian, Vietnam-ese, Iraq-i, and Mexic(o)-an. */
const ENDINGS = ['n', 'ic', 'an', 'ian', 'ese', 'i', 'er'];
const ENDINGS_AFTER_VOWEL = ['an', 'ian', 'ese', 'ish'];
/** "US" as a term, and "use". */
const STEM_OF_USE = 'us';

/** A name as terms in order. */
type Name = readonly string[];

function keyOf(name: Name): string {
  return name.join(' ');
}

function withEndings(name: Name): Name[] {
  const last = name.at(-1) ?? '';
  const stem = last.replace(/[aeiouy]$/, '');
  const words = [...ENDINGS.map((ending) => last + ending), ...ENDINGS_AFTER_VOWEL.map((ending) => stem + ending)];
  return words.map((word) => [...name.slice(0, -1), ...terms(word)]);
}

function countriesFile(): string {
  return join(modelsFolder(), 'countries.json');
}

/** By a name as a key the ways to name the countries that it stands for. */
interface Countries {
  readonly byName: ReadonlyMap<string, readonly Name[]>;
  readonly byCapital: ReadonlyMap<string, readonly Name[]>;
}

let countries: Countries | undefined;

function load(): Countries {
  const byName = new Map<string, readonly Name[]>();
  const byCapital = new Map<string, readonly Name[]>();
  const { countries: named, capitals } = fileSchema.parse(JSON.parse(readFileSync(countriesFile(), 'utf8')));
  for (const [country, others] of Object.entries(named)) {
    // Beside a word in small letters an acronym is no word in capitals: "the US".
    const names = [country, ...others].map((name) => terms(`the ${name}`));
    const distinct = new Map([...names, ...withEndings(names[0] ?? [])].map((name) => [keyOf(name), name]));
    distinct.delete(STEM_OF_USE);
    const ways = [...distinct.values()];
    for (const key of distinct.keys()) byName.set(key, [...(byName.get(key) ?? []), ...ways]);
    for (const capital of capitals[country] ?? []) {
      const key = keyOf(terms(capital));
      byCapital.set(key, [...(byCapital.get(key) ?? []), ...ways]);
    }
  }
  return { byName, byCapital };
}

/** In which ways a text may speak of a country or its people, given one of them, each as terms; null for what names none. */
export function waysToNameCountry(name: Name): readonly Name[] | null {
  countries ??= load();
  return countries.byName.get(keyOf(name)) ?? null;
}

/** In which ways a text may speak of the countries, more than one of Brussels, of which a place is the capital; null for any other. */
export function waysToNameCountryOfCapital(name: Name): readonly Name[] | null {
  countries ??= load();
  return countries.byCapital.get(keyOf(name)) ?? null;
}
