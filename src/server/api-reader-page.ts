import html from 'html-template-tag';

/** Swagger UI over this server's own OpenAPI document. */
export function apiReaderPage(): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>statement-qa: HTTP API</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/swagger-ui.css">
<script src="/assets/swagger-ui-bundle.js" defer></script>
<script src="/assets/api-reader.js" defer></script>
</head>
<body>
<main id="api-reader"></main>
<noscript><p>Reading the API here needs JavaScript. <a href="/openapi.json">The OpenAPI document</a> can be read without.</p></noscript>
</body>
</html>
`;
}
