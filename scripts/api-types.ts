import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { openApiDocument } from '../src/server/openapi/document.js';

/** TypeScript of the OpenAPI document's schemas, as a module of types only. */
export async function apiTypes(): Promise<string> {
  const { openapi, info, components } = openApiDocument();
  // The widget calls three paths by itself: their types would be a thousand lines that nobody uses.
  const document = { openapi, info, paths: {}, components } as unknown as OpenAPI3;
  const types = astToString(await openapiTypescript(document, { immutable: true }));
  return `// Made from the OpenAPI document by npm run generate-api-types: not to be edited.\n${types}`;
}
