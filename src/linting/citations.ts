import type { Span } from '../types.js';
import { isFunctionWord } from '../vocabulary/terms.js';
import type { ProseBlock } from './prose.js';

/** A reference to a paragraph, with its place in the block's text. */
export interface CitedParagraph extends Span {
  /** Null where the writer names none. */
  readonly document: string | null;
  readonly paragraph: number;
  /** The words that a text fragment marks: the first ones and, of a longer passage, the last ones; none for a plain link. */
  readonly fragment: readonly string[];
}

/** Those of the documents that there are. */
export type DocumentIds = Pick<ReadonlySet<string>, 'has'>;

/** Words before a citation that are no document's id: "see also", "in the", "cf.". */
const LEAD_IN = String.raw`(?:(?:see|also|in|at|under|of|the|cf\.?|e\.g\.?)[\s,]+)*`;
/** What stands before a paragraph's number. */
const PARAGRAPH = String.raw`(?:paragraphs?|paras?\.?|¶+)`;
/** Between the citations of several documents in one pair of brackets: "[lake ¶5, and see harvest ¶2]". */
const NEXT_DOCUMENT = new RegExp(
  String.raw`(?<=\d)\s*(?:[,;]\s*(?:(?:and|or)\s+|&\s*)?|(?:and|or)\s+|&\s*)(?=${LEAD_IN}[\w.-]+[\s,]+${PARAGRAPH})`,
  'iu',
);
/** "3, 5", "3–5", "3 and 5", "2, 3, or ¶4". */
const NUMBERS = String.raw`\d+(?:\s*(?:[,;](?:\s*(?:and|or|&))?|–|-|and|or|&|to)\s*(?:${PARAGRAPH}\s*)?\d+)*`;

/** How citations are written between some marks; what stands between them is short. */
interface Notation {
  readonly marks: RegExp;
  /** A word that may name a document, and a list of paragraphs. */
  readonly cites: RegExp;
}

/** "[¶4]", "[joint-elements-2018 ¶4]", "[¶¶ 3, 4]", "[¶2 and ¶3]", "[see ¶4]". */
const IN_BRACKETS: Notation = {
  marks: /\[([^[\]]{2,500})\]/gu,
  cites: new RegExp(String.raw`^\s*${LEAD_IN}(?:([\w.-]+)[\s,]+)?¶+\s*(${NUMBERS})\s*$`, 'iu'),
};
/** "(para. 4)", "(paras. 3–4)", "(joint-elements-2018, paragraph 4)", "(¶ 4)", "(cf. para. 4)". */
const IN_PARENTHESES: Notation = {
  marks: /\(([^()]{2,500})\)/gu,
  cites: new RegExp(String.raw`^\s*${LEAD_IN}(?:([\w.-]*\w)[\s,]+)?${PARAGRAPH}\s*(${NUMBERS})\s*$`, 'iu'),
};
const DOCUMENT_LINK = /\/documents\/([^/#?]+)(?:\?[^#]*)?#p(\d+)(?::~:(.*))?$/;
/** A range is no longer than this: a year's span in brackets is not a citation of a thousand paragraphs. */
const LONGEST_RANGE = 50;

/** "3, 5" and "3–5" to their numbers. */
function numbersOf(list: string): number[] {
  const pieces = list.split(/[,;&]|and|or/i).filter((piece) => /\d/.test(piece));
  return pieces.flatMap((piece) => {
    const [first, last] = piece.split(/[–-]|to/i).map((number) => Number(number.replace(/[^\d]/g, '')));
    if (first === undefined) return [];
    const length = last === undefined ? 1 : Math.min(Math.max(last - first + 1, 1), LONGEST_RANGE);
    return Array.from({ length }, (_, i) => first + i);
  });
}

/** A citation in brackets or parentheses: a word that may name its document, and its paragraphs. */
interface WrittenCitation extends Span {
  readonly word: string | undefined;
  readonly list: string;
  readonly isInParentheses: boolean;
}

function writtenIn(text: string): WrittenCitation[] {
  return [IN_BRACKETS, IN_PARENTHESES].flatMap((notation) =>
    [...text.matchAll(notation.marks)].flatMap(({ 0: match, 1: inside = '', index: start }) => {
      const cited = inside.split(NEXT_DOCUMENT).map((part) => notation.cites.exec(part));
      if (cited.includes(null)) return [];
      const isInParentheses = notation === IN_PARENTHESES;
      let word: string | undefined;
      return cited.map((one) => {
        // What names no document of its own is of the one before: "[lake ¶5; see also ¶7]".
        word = one?.[1] ?? word;
        return { word, list: one?.[2] ?? '', isInParentheses, start, end: start + match.length };
      });
    }),
  );
}

/** A text with spaces in place of parts of it. */
export function blanked(text: string, spans: readonly Span[]): string {
  let rest = '';
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const from = Math.max(start, rest.length);
    if (end > from) rest += text.slice(rest.length, from) + ' '.repeat(end - from);
  }
  return rest + text.slice(rest.length);
}

/** The document that a word before a paragraph names; in parentheses it may as well be one of the sentence: "(from para. 8)". */
function documentNamed({ word, isInParentheses }: WrittenCitation, ids: DocumentIds): string | null {
  if (word === undefined || ids.has(word)) return word ?? null;
  const isPlain = isInParentheses ? !/[\d_.-]/.test(word) : isFunctionWord(word);
  return isPlain ? null : word;
}

function written({ text }: ProseBlock, ids: DocumentIds): CitedParagraph[] {
  return writtenIn(text).flatMap((citation) => {
    const { list, start, end } = citation;
    const document = documentNamed(citation, ids);
    return numbersOf(list).map((paragraph) => ({ document, paragraph, start, end, fragment: [] }));
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The texts of a fragment directive, without the context before and after it (WICG, "URL Fragment Text Directives"). */
function fragmentTexts(directive: string): string[] {
  const values = directive.split('&').filter((part) => part.startsWith('text='));
  const parts = values.flatMap((value) => value.slice('text='.length).split(','));
  return parts.filter((part) => part !== '' && !part.endsWith('-') && !part.startsWith('-')).map(decoded);
}

function linked({ links }: ProseBlock): CitedParagraph[] {
  return links.flatMap(({ url, start, end }) => {
    const [, document, paragraph, directive = ''] = DOCUMENT_LINK.exec(url) ?? [];
    if (document === undefined || paragraph === undefined) return [];
    const fragment = fragmentTexts(directive);
    return [{ document: decoded(document), paragraph: Number(paragraph), start, end, fragment }];
  });
}

/** All citations of a block, in order. */
export function citationsIn(block: ProseBlock, ids: DocumentIds): CitedParagraph[] {
  return [...written(block, ids), ...linked(block)].sort((a, b) => a.start - b.start);
}

/** Whether a link's label would be a citation in brackets: "¶8" of "[¶8](…)". */
function isCitationAlone(label: string): boolean {
  return [`[${label}]`, `(${label})`].some((text) => blanked(text, writtenIn(text)).trim() === '');
}

/**
 * A block's text with its citations blanked out, of the same length; a link's label is one too where it is its address or names
 * the document linked to.
 */
export function withoutCitations({ text, links }: ProseBlock, titleOf: (document: string) => string | null): string {
  const labels = links.filter(({ url, start, end }) => {
    const label = text.slice(start, end);
    const [, document] = DOCUMENT_LINK.exec(url) ?? [];
    const title = document === undefined ? null : titleOf(decoded(document));
    const isAddress = document !== undefined && url.endsWith(label);
    return isAddress || isCitationAlone(label) || (title !== null && label.includes(title));
  });
  return blanked(text, [...writtenIn(text), ...labels]);
}
