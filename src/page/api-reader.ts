interface SwaggerUiOptions {
  readonly url: string;
  readonly domNode: Element | null;
  /** Null asks no server of others to validate the document. */
  readonly validatorUrl: null;
  readonly deepLinking: boolean;
}

declare const SwaggerUIBundle: (options: SwaggerUiOptions) => void;

SwaggerUIBundle({
  url: '/openapi.json',
  domNode: document.querySelector('#api-reader'),
  validatorUrl: null,
  deepLinking: true,
});
