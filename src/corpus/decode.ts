import { isUtf8 } from 'node:buffer';

const LINE_FEED = 0x0a;

/** The line, from 1, that holds the first byte that is not UTF-8. */
function firstInvalidLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed === -1 ? bytes.length : feed + 1;
    if (!isUtf8(bytes.subarray(start, end))) return line;
    start = end;
  }
  return line;
}

/** A file's text without a byte order mark, or the first line that is not UTF-8. */
export function decodeUtf8(bytes: Buffer): { text: string } | { invalidLine: number } {
  if (!isUtf8(bytes)) return { invalidLine: firstInvalidLine(bytes) };
  return { text: bytes.toString('utf8').replace(/^\uFEFF/, '') };
}

/** Of more characters than this part something is wrong with a whole text, not with a few signs in it. */
const MOST_UNKNOWN = 0.05;
/** In a short text a sign or two that were lost are as many as that. */
const FEWEST_UNKNOWN = 3;

/** Whether many characters of a text are none: it is UTF-16 or binary, or its letters were lost. */
export function isUnreadable(text: string): boolean {
  const unknown = text.match(/[\0\uFFFD]/gu)?.length ?? 0;
  return unknown >= FEWEST_UNKNOWN && unknown > MOST_UNKNOWN * text.length;
}
