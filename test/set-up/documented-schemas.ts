import { Ajv2020 } from 'ajv/dist/2020.js';
import type { OpenApiDocument } from '../../src/server/openapi/document.js';

/** What is wrong with a value by a schema of a document's components; null where nothing is. */
export type SchemaErrors = (name: string, value: unknown) => unknown;

/** The document's schemas, closed: what they don't name is not allowed. */
export function documentedSchemas(document: OpenApiDocument): SchemaErrors {
  const isObject = (value: unknown): value is object =>
    typeof value === 'object' && value !== null && 'properties' in value && !('additionalProperties' in value);
  const strict = JSON.parse(JSON.stringify(document), (_key, value: unknown) =>
    isObject(value) ? { ...value, additionalProperties: false } : value,
  ) as object;
  // OpenAPI's own words beside those of JSON Schema mean nothing to a validator.
  const schemas = new Ajv2020({ strict: false, allErrors: true });
  schemas.addSchema(strict, 'openapi');
  return (name, value) => {
    const validate = schemas.getSchema(`openapi#/components/schemas/${name}`);
    if (validate === undefined) throw new Error(`no schema ${name}`);
    void validate(value);
    return validate.errors;
  };
}
