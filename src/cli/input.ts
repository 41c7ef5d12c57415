import { readFile } from 'node:fs/promises';
import { buffer, text } from 'node:stream/consumers';
import { decodeUtf8 } from '../corpus/decode.js';
import { messageOf } from '../errors.js';
import { UsageError } from './run.js';

/** Names standard input where a file or a text is asked for. */
export const STANDARD_INPUT = '-';

/** The words of a command's argument as one text, or what standard input holds where they are only "-". */
export async function textOf(words: readonly string[]): Promise<string> {
  const given = words.join(' ');
  return given === STANDARD_INPUT ? (await text(process.stdin)).trim() : given;
}

async function bytesOf(file: string): Promise<Buffer> {
  if (file === STANDARD_INPUT) return buffer(process.stdin);
  try {
    return await readFile(file);
  } catch (error) {
    throw new UsageError(`${file} can't be read: ${messageOf(error)}`);
  }
}

/** @throws UsageError where the file can't be read, or is not UTF-8. */
export async function contentOf(file: string): Promise<string> {
  const decoded = decodeUtf8(await bytesOf(file));
  if ('text' in decoded) return decoded.text;
  throw new UsageError(`${file}:${String(decoded.invalidLine)}: is not UTF-8: save the file as UTF-8`);
}
