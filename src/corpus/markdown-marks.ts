import type { Extension, TokenizeContext } from 'micromark-util-types';

/** The parser looks for the other one of each of these in all that came before: its time grows with their number's square. */
const PAIRED = '*_~[]';
const MOST = 5000;

export class TooManyMarksError extends Error {
  /** Of the text that is parsed, from 1. */
  readonly line: number;

  constructor(line: number) {
    super(`has more than ${String(MOST)} of the marks ${PAIRED} in one paragraph: part it with blank lines`);
    this.line = line;
  }
}

/** Lets micromark parse no paragraph, heading or cell with too many marks. Parsing throws a `TooManyMarksError` then. */
export function limitedMarks(): Extension {
  const counts = new WeakMap<TokenizeContext, number>();
  const counting: Extension['text'] & object = {};
  for (const mark of PAIRED) {
    counting[mark.charCodeAt(0)] = {
      add: 'before',
      // Passes the mark on to what comes after.
      tokenize(_effects, _ok, nok) {
        const count = (counts.get(this) ?? 0) + 1;
        if (count > MOST) throw new TooManyMarksError(this.now().line);
        counts.set(this, count);
        return nok;
      },
    };
  }
  return { text: counting };
}
