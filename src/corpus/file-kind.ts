import { extname } from 'node:path';

export function extensionOf(file: string): string {
  return extname(file).toLowerCase();
}

/** What to do where a file's id is none, or another's: HTML and PDF have no front matter. */
export function howToNameId(file: string): string {
  return ['.html', '.htm', '.pdf'].includes(extensionOf(file))
    ? 'rename the file, in Latin letters or digits'
    : 'name one of its own in the front matter, as in "id: my-statement"';
}
