import { print } from './print.js';

/** Prints a value for programs, as the HTTP API gives it. */
export function printJson(value: unknown, { isOneLine = false }: { isOneLine?: boolean } = {}): void {
  print(JSON.stringify(value, null, isOneLine ? 0 : 2));
}
