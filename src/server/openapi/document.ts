import { z } from 'zod';
import { components } from '../../contract/components.js';
import { packageVersion } from '../../package-version.js';
import { readExamples, type Example } from './examples.js';
import { OPERATIONS, type Operation } from './operations.js';
import { PROBLEMS, RATE_LIMIT_HEADERS, RETRY_AFTER } from './responses.js';

type Json = Readonly<Record<string, unknown>>;

export interface OpenApiDocument extends Json {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<Operation['method'], Json>>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>>; readonly securitySchemes: Json };
}

const TAGS = [
  { name: 'statement', description: 'Questions, claims, quotes and documents.' },
  { name: 'operation', description: 'What those need who run the server.' },
  { name: 'pages', description: 'What people see.' },
];

function refTo(schema: string): string {
  return `#/components/schemas/${schema}`;
}

function schemaComponents(): Record<string, Json> {
  const { schemas } = z.toJSONSchema(components, {
    // The form of requests: more fields may be added to responses, which the other form would forbid.
    io: 'input',
    uri: refTo,
  });
  // In OpenAPI the dialect is told once, and a schema's address is its place.
  const isOwn = ([key]: [string, unknown]): boolean => key !== '$schema' && key !== '$id';
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, Object.fromEntries(Object.entries(schema).filter(isOwn))]),
  );
}

function examplesOf(examples: readonly Example[], part: 'request' | 'response'): Json {
  const entries = examples.flatMap((example) =>
    example[part] === undefined ? [] : [[example.name, { summary: example.summary, value: example[part] }] as const],
  );
  return entries.length === 0 ? {} : { examples: Object.fromEntries(entries) };
}

function content(mediaType: string, schema: Json, examples: Json = {}): Json {
  return { [mediaType]: { schema, ...examples } };
}

function responsesOf({ path, response, problems }: Operation, examples: readonly Example[]): Json {
  const withStatus = (status: number): Json =>
    examplesOf(
      examples.filter((example) => example.status === status),
      'response',
    );
  const schema =
    response.schema === undefined ? { type: textual(response.mediaType) } : { $ref: refTo(response.schema) };
  const limits = path.startsWith('/v1/') ? RATE_LIMIT_HEADERS : {};
  const failed = problems.map((status): [string, Json] => [
    String(status),
    {
      description: PROBLEMS[status],
      headers: { ...limits, ...((status === 429 || status === 503) && RETRY_AFTER) },
      content: content('application/problem+json', { $ref: refTo('Problem') }, withStatus(status)),
    },
  ]);
  return {
    200: {
      description: response.description,
      headers: limits,
      content: content(response.mediaType, schema, withStatus(200)),
    },
    ...Object.fromEntries(failed),
  };
}

/** What a body without a schema of its own is. */
function textual(mediaType: string): 'object' | 'string' {
  return mediaType === 'application/json' ? 'object' : 'string';
}

function parametersOf({ path, query = {} }: Operation): Json[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    description: 'Id of the document.',
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(query).map(([name, description]) => ({
    name,
    in: 'query',
    description,
    schema: { type: 'string' },
  }));
  return [...inPath, ...inQuery];
}

const SECURITY_SCHEMES = {
  key: { type: 'http', scheme: 'bearer', description: 'What API_KEY is set to, where the server has it.' },
};
const WITH_OR_WITHOUT_KEY: readonly Json[] = [{}, { key: [] }];

function toOperationObject(operation: Operation, all: readonly Example[]): Json {
  const { operationId, tag, summary, description, request } = operation;
  const examples = all.filter((example) => example.operationId === operationId);
  const right = examples.filter(({ status }) => status === 200);
  return {
    operationId,
    tags: [tag],
    summary,
    ...(description !== undefined && { description }),
    parameters: parametersOf(operation),
    ...(operation.problems.includes(401) && { security: WITH_OR_WITHOUT_KEY }),
    ...(request !== undefined && {
      requestBody: {
        required: true,
        content: content('application/json', { $ref: refTo(request) }, examplesOf(right, 'request')),
      },
    }),
    responses: responsesOf(operation, examples),
  };
}

/** The OpenAPI 3.1 document of the server, from the schemas that validate its requests. */
export function openApiDocument(): OpenApiDocument {
  const examples = readExamples();
  const paths: Record<string, Record<string, Json>> = {};
  for (const operation of OPERATIONS) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: toOperationObject(operation, examples) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'statement-qa',
      version: packageVersion(),
      description:
        'Extractive question answering over public statements: the documents’ own words, or “it does not say”.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: TAGS,
    security: [],
    paths,
    components: { schemas: schemaComponents(), securitySchemes: SECURITY_SCHEMES },
  };
}
