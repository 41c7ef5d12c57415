import type { Span } from '../types.js';
import { SCRIPT_WITHOUT_SPACES } from '../vocabulary/terms.js';

/** A word, a mark or an ellipsis of a text, free of what typography alone decides, and where it stands in the text. */
export interface Token extends Span {
  /** Compatibility decomposition, with one kind of quotation mark and dash; letters keep their case. */
  readonly folded: string;
  readonly lower: string;
  readonly kind: 'word' | 'mark' | 'ellipsis';
}

const CLUSTER = /\P{M}\p{M}*|\p{M}+/gsu;
/** Soft hyphens, zero-width marks, marks of writing direction, variation selectors. */
const INVISIBLE = /[\p{Cf}\u{FE00}-\u{FE0F}]/gu;
const QUOTATION_MARK = /^["＂'＇`｀´‘’‚‛“”„‟«»‹›′″「」｢｣『』〝〞〟]/u;
/** Of these marks those that stand inside words: "year's". */
const APOSTROPHE = /^['＇`｀´‘’‛′]/u;
const DASH = /^[\p{Pd}−]/u;
const WORD_CHARACTER = /^[\p{L}\p{N}\p{M}]/u;
const LETTER = /^\p{L}/u;
const DIGIT = /^\p{N}/u;
const STARTS_WITHOUT_SPACES = new RegExp(`^${SCRIPT_WITHOUT_SPACES.source}`, 'u');
const ELLIPSIS_DOTS = 3;

/** Whether a character is of a word of a script that puts white space between words. */
export function isOfSpacedWord(character: string): boolean {
  return WORD_CHARACTER.test(character) && !STARTS_WITHOUT_SPACES.test(character);
}

/** A character with its combining marks, folded; empty where nothing of it is to be seen. */
interface Cluster extends Span {
  readonly folded: string;
  readonly isApostrophe: boolean;
}

function fold(cluster: string): string {
  if (/^[\p{ASCII}]$/u.test(cluster)) return cluster === '"' || cluster === '`' ? "'" : cluster;
  const visible = cluster.replace(INVISIBLE, '');
  if (visible === '') return '';
  if (QUOTATION_MARK.test(visible)) return "'";
  if (DASH.test(visible)) return '-';
  return visible.normalize('NFKD').replace(INVISIBLE, '');
}

function clusters(text: string): Cluster[] {
  return [...text.matchAll(CLUSTER)].flatMap(({ 0: match, index: start }) => {
    const folded = fold(match);
    const isApostrophe = folded === "'" && APOSTROPHE.test(match);
    return folded === '' ? [] : [{ folded, isApostrophe, start, end: start + match.length }];
  });
}

/** Whether a mark between two characters belongs to the word that they are of: "year's", "1,000", "2.5". */
function joins(before: Cluster, { folded, isApostrophe }: Cluster, after: Cluster | undefined): boolean {
  if (after === undefined) return false;
  if (isApostrophe) return LETTER.test(before.folded) && LETTER.test(after.folded);
  return /^[.,]$/.test(folded) && DIGIT.test(before.folded) && DIGIT.test(after.folded);
}

function endOfWord(all: readonly Cluster[], first: number): number {
  let next = first + 1;
  for (let cluster = all[next]; cluster !== undefined; cluster = all[next]) {
    const before = all[next - 1];
    const belongs = isOfSpacedWord(cluster.folded) || (before !== undefined && joins(before, cluster, all[next + 1]));
    if (!belongs) break;
    next += 1;
  }
  return next;
}

/** Three dots or more, "…" among them, with or without spaces between; null where there are fewer. */
function endOfEllipsis(all: readonly Cluster[], first: number): number | null {
  let dots = 0;
  let next = first;
  let end = first;
  for (let cluster = all[next]; cluster !== undefined; cluster = all[next]) {
    if (/^\.+$/.test(cluster.folded)) {
      dots += cluster.folded.length;
      end = next + 1;
    } else if (cluster.folded.trim() !== '') break;
    next += 1;
  }
  return dots >= ELLIPSIS_DOTS ? end : null;
}

/**
 * A text's words and marks in order, white space left out, so that two texts which differ only in typography have
 * the same tokens. Offsets are UTF-16 code units of the text as it was.
 */
export function tokens(text: string): Token[] {
  const all = clusters(text);
  const found: Token[] = [];
  for (let next = 0; next < all.length;) {
    const first = all[next];
    if (first === undefined) break;
    if (first.folded.trim() === '') {
      next += 1;
      continue;
    }
    const isWord = WORD_CHARACTER.test(first.folded);
    const pastEllipsis = first.folded.startsWith('.') ? endOfEllipsis(all, next) : null;
    const past = pastEllipsis ?? (isOfSpacedWord(first.folded) ? endOfWord(all, next) : next + 1);
    const folded = pastEllipsis === null ? joinedText(all, next, past) : '…';
    const kind = pastEllipsis === null ? (isWord ? 'word' : 'mark') : 'ellipsis';
    found.push({ folded, lower: folded.toLowerCase(), kind, start: first.start, end: all[past - 1]?.end ?? first.end });
    next = past;
  }
  return found;
}

function joinedText(all: readonly Cluster[], from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i += 1) text += all[i]?.folded ?? '';
  return text;
}

/** Marks that a quote may lose, or gain, at its ends: they belong to the sentence around it. */
const EDGE_MARK = /^['.,;:!?()[\]{}-]$/;

const AFTER_SIGN = /^[\p{N}\p{Sc}]/u;

/** Whether a dash is the sign of an amount: "-12.5%". */
function isSign({ folded, end }: Token, next: Token | undefined): boolean {
  return folded === '-' && next?.start === end && AFTER_SIGN.test(next.folded);
}

export function isEdgeMark(token: Token, next: Token | undefined): boolean {
  return token.kind === 'mark' && EDGE_MARK.test(token.folded) && !isSign(token, next);
}

/** Whether two tokens are the same but for the case of their first letter. */
export function sameButForFirstCase(a: string, b: string): boolean {
  if (a === b) return true;
  const [first = ''] = a;
  const [other = ''] = b;
  return first.toLowerCase() === other.toLowerCase() && a.slice(first.length) === b.slice(other.length);
}
