import { english, type Labels } from './english.js';
import { french } from './french.js';
import { german } from './german.js';
import { japanese } from './japanese.js';

const BY_LANGUAGE: ReadonlyMap<string, Labels> = new Map<string, Labels>([
  ['en', english],
  ['ja', japanese],
  ['fr', french],
  ['de', german],
]);

/** The labels' language for a BCP 47 tag such as "de-AT": its own where there are labels in it, else English. */
export function labelLanguage(tag: string): string {
  const [language = ''] = tag.toLowerCase().split('-');
  return BY_LANGUAGE.has(language) ? language : 'en';
}

/** The labels in a language that `labelLanguage` gave, with those that the host replaces. */
export function labelsFor(language: string, replaced: Partial<Labels>): Labels {
  return { ...(BY_LANGUAGE.get(language) ?? english), ...replaced };
}

/** A label with its blanks filled in. */
export function filled(label: string, values: Readonly<Record<string, string | number>>): string {
  return label.replace(/\{(\w+)\}/g, (blank, name: string) => String(values[name] ?? blank));
}
