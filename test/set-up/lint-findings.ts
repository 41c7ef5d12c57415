import { Linter } from '../../src/linting/lint.js';
import { bundledDocument } from './bundled.js';
import { checkersFor } from './checkers.js';

/** A linter over the statement that ships. */
export async function bundledLinter(): Promise<Linter> {
  return new Linter(await checkersFor([await bundledDocument()]));
}

/** What a linter finds in a Markdown file, a line each: "10:51 error quote-altered". */
export async function lintFindings(linter: Linter, content: string): Promise<string[]> {
  return (await linter.lint('article.md', content)).map(
    ({ line, column, severity, rule }) => `${String(line)}:${String(column)} ${severity} ${rule}`,
  );
}
