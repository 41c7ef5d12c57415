import { terms } from './terms.js';

/** What else countries and their people are called, where no ending makes it of the country's name; parted by spaces. */
const OTHERWISE: Readonly<Record<string, string>> = {
  Afghanistan: 'Afghan',
  Argentina: 'Argentine',
  Bahamas: 'Bahamian',
  Belgium: 'Belgian',
  'Bosnia & Herzegovina': 'Bosnia Bosnian',
  Canada: 'Canadian',
  China: 'Chinese PRC',
  Croatia: 'Croat',
  Cyprus: 'Cypriot',
  Czechia: 'Czech',
  Denmark: 'Danish Dane',
  Finland: 'Finnish Finn',
  France: 'French',
  Germany: 'German',
  Greece: 'Greek',
  Hungary: 'Hungarian',
  Ireland: 'Irish',
  Italy: 'Italian',
  Kazakhstan: 'Kazakh',
  Kosovo: 'Kosovar',
  Kyrgyzstan: 'Kyrgyz',
  Laos: 'Lao Laotian',
  Madagascar: 'Malagasy',
  Maldives: 'Maldivian',
  Montenegro: 'Montenegrin',
  Myanmar: 'Burma Burmese',
  Netherlands: 'Dutch Holland',
  'North Korea': 'DPRK Korean',
  'North Macedonia': 'Macedonian',
  Norway: 'Norwegian',
  Peru: 'Peruvian',
  Philippines: 'Filipino Philippine',
  Poland: 'Polish Pole',
  Portugal: 'Portuguese',
  Russia: 'USSR Soviet',
  'Saudi Arabia': 'Saudi',
  Serbia: 'Serb',
  Slovakia: 'Slovak',
  Slovenia: 'Slovene',
  'South Korea': 'Korea Korean ROK',
  Spain: 'Spanish Spaniard',
  Sweden: 'Swedish Swede',
  Switzerland: 'Swiss',
  Tajikistan: 'Tajik',
  Thailand: 'Thai',
  Togo: 'Togolese',
  Türkiye: 'Turkey Turkish Turk',
  Turkmenistan: 'Turkmen',
  Ukraine: 'Ukrainian',
  'United Arab Emirates': 'Emirati',
  'United Kingdom': 'Britain British Briton',
  'United States': 'USA America American',
  Uzbekistan: 'Uzbek',
};
/** Endings of those who live there: Austria-n, Iceland-ic, Chile-an, Iran-ian, Vietnam-ese, Iraq-i, and Mexic(o)-an. */
const ENDINGS = ['n', 'ic', 'an', 'ian', 'ese', 'i', 'er'];
const ENDINGS_AFTER_VOWEL = ['an', 'ian', 'ese', 'ish'];
/** "US" as a term, and "use". */
const STEM_OF_USE = 'us';
const LETTERS = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));

/** A name as terms in order. */
type Name = readonly string[];

function keyOf(name: Name): string {
  return name.join(' ');
}

/** What the Unicode Common Locale Data Repository calls the regions of ISO 3166, which Node.js holds. */
function regionNames(): string[][] {
  const long = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const short = new Intl.DisplayNames('en', { type: 'region', style: 'short', fallback: 'none' });
  return LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).flatMap((code) => {
    const name = long.of(code);
    return name === undefined ? [] : [[name, short.of(code) ?? name]];
  });
}

function withEndings(name: Name): Name[] {
  const last = name.at(-1) ?? '';
  const stem = last.replace(/[aeiouy]$/, '');
  const words = [...ENDINGS.map((ending) => last + ending), ...ENDINGS_AFTER_VOWEL.map((ending) => stem + ending)];
  return words.map((word) => [...name.slice(0, -1), ...terms(word)]);
}

let countries: ReadonlyMap<string, readonly Name[]> | undefined;

function load(): ReadonlyMap<string, readonly Name[]> {
  const byName = new Map<string, readonly Name[]>();
  for (const [long = '', short = ''] of regionNames()) {
    const others = (OTHERWISE[long] ?? '').split(' ').filter(Boolean);
    // Beside a word in small letters an acronym is no word in capitals: "the US".
    const named = [long, short, ...others].map((name) => terms(`the ${name}`));
    const distinct = new Map([...named, ...withEndings(named[0] ?? [])].map((name) => [keyOf(name), name]));
    distinct.delete(STEM_OF_USE);
    for (const key of distinct.keys()) byName.set(key, [...(byName.get(key) ?? []), ...distinct.values()]);
  }
  return byName;
}

/** In which ways a text may speak of a country or its people, given one of them, each as terms; null for what names none. */
export function waysToNameCountry(name: Name): readonly Name[] | null {
  countries ??= load();
  return countries.get(keyOf(name)) ?? null;
}
