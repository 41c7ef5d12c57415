import type { Linter } from '../../src/linting/lint.js';

/** What a linter finds in a Markdown file, a line each: "10:51 error quote-altered". */
export async function lintFindings(linter: Linter, content: string): Promise<string[]> {
  return (await linter.lint('article.md', content)).map(
    ({ line, column, severity, rule }) => `${String(line)}:${String(column)} ${severity} ${rule}`,
  );
}
