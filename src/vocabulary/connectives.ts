import type { Span } from '../types.js';

/** Groups of words that only join what is said, of nouns that elsewhere say something themselves: "In this respect". */
const CONNECTIVE = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])(?:${[
    'in (?:this|that) (?:regard|respect|connection|context|light|sense|spirit|vein|way)',
    'in (?:the )?light of',
    'in view of',
    'with (?:due )?(?:regard|respect|reference) to',
    'in (?:regard|respect|relation|addition|reference|response|contrast|order) to',
    'in respect of',
    'in (?:accordance|line|connection|keeping) with',
    'in (?:terms|case|place|lieu|the course|the framework|the context|the event|the field|the area) of',
    'in (?:particular|general|addition|fact|short|turn|part)',
    'for (?:example|instance)',
    'for the (?:purposes?|sake) of',
    'on (?:the )?behalf of',
    'on the (?:basis|part|occasion|grounds) of',
    'on the (?:one|other) hand',
    'on account of',
    'by (?:means|way|virtue) of',
    'by and large',
    'at the same time',
    'as (?:regards|a result|a matter of fact)',
    'to (?:this|that) end',
    'with a view to',
    'as well as',
    'according to',
  ].join('|')})(?![\p{L}\p{N}-])`,
  'giu',
);

/** Where such groups of words stand in a text, in order. */
export function connectivesIn(text: string): Span[] {
  return [...text.matchAll(CONNECTIVE)].map(({ 0: { length }, index }) => ({ start: index, end: index + length }));
}
