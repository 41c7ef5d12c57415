interface SwaggerUiOptions {
  readonly url: string;
  readonly domNode: Element | null;
  /** Null asks no server of others to validate the document. */
  readonly validatorUrl: null;
  readonly deepLinking: boolean;
  /** Colouring a long example takes a slow machine many seconds. */
  readonly syntaxHighlight: false;
}

declare const SwaggerUIBundle: (options: SwaggerUiOptions) => void;

SwaggerUIBundle({
  url: '/openapi.json',
  domNode: document.querySelector('#api-reader'),
  validatorUrl: null,
  deepLinking: true,
  syntaxHighlight: false,
});
