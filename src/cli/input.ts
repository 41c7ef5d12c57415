import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { messageOf } from '../errors.js';
import { UsageError } from './run.js';

/** Names standard input where a file or a text is asked for. */
export const STANDARD_INPUT = '-';

/** The words of a command's argument as one text, or what standard input holds where they are only "-". */
export async function textOf(words: readonly string[]): Promise<string> {
  const given = words.join(' ');
  return given === STANDARD_INPUT ? (await text(process.stdin)).trim() : given;
}

/** @throws UsageError where the file can't be read. */
export async function contentOf(file: string): Promise<string> {
  if (file === STANDARD_INPUT) return text(process.stdin);
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} can't be read: ${messageOf(error)}`);
  }
}
