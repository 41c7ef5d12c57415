import { diffArrays } from 'diff';
import type { Difference } from '../types.js';
import { sameButForFirstCase, type Token } from './folding.js';

interface Piece {
  readonly text: string;
  /** What decides whether two pieces are the same; white space is the same as any other. */
  readonly key: string;
}

/** A text cut at its tokens; what stands between them are pieces too, so that all pieces joined are the text. */
function pieces(text: string, textTokens: readonly Token[]): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  const push = (end: number, key: string): void => {
    if (end > from) found.push({ text: text.slice(from, end), key });
    from = end;
  };
  for (const { start, end, folded } of textTokens) {
    push(start, ' ');
    push(end, folded);
  }
  push(text.length, ' ');
  return found;
}

/** White space that is the same between two changes belongs to them: "cheap free" reads better than "cheap", " ", "free". */
function withSpacesInChanges(differences: readonly Difference[]): Difference[] {
  return differences.flatMap((difference, i) => {
    const isBetween = i > 0 && i + 1 < differences.length;
    if (difference.op !== 'equal' || difference.text.trim() !== '' || !isBetween) return [difference];
    return [
      { op: 'delete', text: difference.text },
      { op: 'insert', text: difference.text },
    ];
  });
}

/** Runs of changes as one deletion and one insertion each. */
function merged(differences: readonly Difference[]): Difference[] {
  const found: Difference[] = [];
  let deleted = '';
  let inserted = '';
  const flush = (): void => {
    if (deleted !== '') found.push({ op: 'delete', text: deleted });
    if (inserted !== '') found.push({ op: 'insert', text: inserted });
    deleted = '';
    inserted = '';
  };
  for (const { op, text } of differences) {
    if (op === 'delete') deleted += text;
    else if (op === 'insert') inserted += text;
    else {
      flush();
      found.push({ op, text });
    }
  }
  flush();
  return found;
}

/**
 * What must be deleted from the document's words and inserted to get the quote, word by word (Myers, 1986, by jsdiff).
 * Equal and deleted texts joined are the document's; equal and inserted ones are the quote's but for typography,
 * which in equal texts is the document's.
 */
export function differences(
  document: string,
  documentTokens: readonly Token[],
  quote: string,
  quoteTokens: readonly Token[],
): Difference[] {
  const inDocument = pieces(document, documentTokens);
  const inQuote = pieces(quote, quoteTokens);
  const changes = diffArrays(inDocument, inQuote, {
    comparator: (a, b) => a.key === b.key || (b === inQuote[0] && sameButForFirstCase(a.key, b.key)),
  });
  let next = 0;
  const found = changes.map(({ added, removed, value }): Difference => {
    if (added) return { op: 'insert', text: value.map(({ text }) => text).join('') };
    const own = inDocument.slice(next, next + value.length);
    next += value.length;
    return { op: removed ? 'delete' : 'equal', text: own.map(({ text }) => text).join('') };
  });
  return merged(withSpacesInChanges(found));
}
