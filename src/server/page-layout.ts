import html from 'html-template-tag';

interface Page {
  readonly title: string;
  readonly description: string;
  /** BCP 47 tag of the page's text. */
  readonly language: string;
  /** The page's whole address, without what was asked of it. */
  readonly address: string;
  /** Path of the page's script. */
  readonly script: string;
  /** Further elements of the head, as HTML. */
  readonly head?: string;
  /** The body, as HTML. */
  readonly body: string;
}

/**
 * A whole page. `html` escapes what is put in, and drops it where an address stands; `$${…}` marks what is HTML already
 * and addresses, which are percent-encoded.
 */
export function pageLayout({ title, description, language, address, script, head = '', body }: Page): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="$${html`${description}`}">
<meta name="color-scheme" content="light dark">
<link rel="canonical" href="$${html`${address}`}">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/page.css">
<script src="$${script}" async></script>
$${head}
</head>
<body>
$${body}
</body>
</html>
`;
}
