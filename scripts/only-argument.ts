import { UsageError } from '../src/cli/run.js';

/** The one positional argument of a command. @throws UsageError where there is none, or more than one. */
export function onlyArgument(positionals: readonly string[], usage: string): string {
  const [argument] = positionals;
  if (argument === undefined || positionals.length > 1) throw new UsageError(usage);
  return argument;
}
