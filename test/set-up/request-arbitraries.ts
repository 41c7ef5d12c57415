import fc from 'fast-check';
import type { OpenApiDocument } from '../../src/server/openapi/document.js';

/** The part of JSON Schema that the request schemas use. */
interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
}

const MOST_ITEMS = 4;

/** What breaks naive code: surrogates alone, NUL, marks that reorder or hide text, names of the prototype, very long words. */
const NASTY = [
  ...['\u0000', '\ud800', '\udc00x', '\u202e', '\u200b', '\ufeff', '\u2028', 'e\u0301', '𝔸', '\r\n', '\u001b[31m'],
  ...['__proto__', 'constructor', 'toString', '../../etc/passwd', '%00', '${x}', '{{x}}', '<script>', "' OR 1=1"],
  ...['a'.repeat(2001), '"'.repeat(300), '('.repeat(500), '😀'.repeat(900), 'a. '.repeat(600), '…'.repeat(100)],
];
/** What requests to the statement are made of. */
const SAID = [
  ...[
    'Who ',
    'where ',
    'When did ',
    'the ',
    'meeting ',
    'cyber ',
    'dialogue ',
    'in Tokyo',
    'not ',
    '2018',
    'it ',
    'and ',
  ],
  ...['joint-elements-2018', 'United Nations ', '? ', '. ', ', ', '“', '”', '...', '[', ']', '5 March ', 'both sides '],
];

const text = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...SAID) },
      { weight: 1, arbitrary: fc.constantFrom(...NASTY) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));

type Schemas = OpenApiDocument['components']['schemas'];

/** The schema under a name, in whose place `$ref` may stand. */
function schemaAt(reference: string, schemas: Schemas): JsonSchema {
  const schema = schemas[reference.slice(reference.lastIndexOf('/') + 1)];
  if (schema === undefined) throw new Error(`no schema ${reference}`);
  return schema;
}

/** Values that a schema allows; of its strings most are such as people send. */
function valueOf(schema: JsonSchema, schemas: Schemas): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return valueOf(schemaAt(schema.$ref, schemas), schemas);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((option) => valueOf(option, schemas)));
  switch (schema.type) {
    case 'string':
      // The id of the document that is there, since no other text names one.
      return fc.oneof(
        text.map((value) => value.slice(0, schema.maxLength)),
        fc.constant('joint-elements-2018'),
      );
    case 'integer':
      return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 20, 20) });
    case 'array':
      return fc.array(valueOf(schema.items ?? {}, schemas), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? MOST_ITEMS, MOST_ITEMS),
      });
    case 'object': {
      const fields = Object.entries(schema.properties ?? {}).map(
        ([name, field]) => [name, valueOf(field, schemas)] as const,
      );
      return fc.record(Object.fromEntries(fields), { requiredKeys: [...(schema.required ?? [])] });
    }
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue();
  }
}

/** The schema's fields, some of them with any JSON value, some with a field that nobody knows. */
function almostOf(schema: JsonSchema, schemas: Schemas): fc.Arbitrary<unknown> {
  const names = Object.keys(schema.properties ?? {});
  return fc
    .tuple(
      valueOf(schema, schemas),
      fc.constantFrom(...names, '__proto__', 'extra', ''),
      fc.oneof(fc.jsonValue(), text),
    )
    .map(
      ([value, name, wrong]) =>
        JSON.parse(
          `${JSON.stringify(value).slice(0, -1)},${JSON.stringify(name)}:${JSON.stringify(wrong)}}`,
        ) as unknown,
    );
}

const deep = fc
  .integer({ min: 1, max: 10_000 })
  .chain((depth) =>
    fc.constantFrom(
      '['.repeat(depth) + ']'.repeat(depth),
      '{"question":'.repeat(depth / 4) + '1' + '}'.repeat(depth / 4),
      '['.repeat(depth),
    ),
  );

/** A text in UTF-8 with a byte inside that UTF-8 never has. */
function withBrokenByte(value: string, at: number): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([bytes.subarray(0, at), Buffer.of(0xff), bytes.subarray(at)]);
}

/** Bodies for a schema of a document: mostly such as it allows, also nearly so, any JSON, and bytes that are none. */
export function bodies(name: string, schemas: Schemas): fc.Arbitrary<Buffer> {
  const schema = schemaAt(name, schemas);
  const json = fc.oneof(
    { weight: 5, arbitrary: valueOf(schema, schemas) },
    { weight: 3, arbitrary: almostOf(schema, schemas) },
    { weight: 1, arbitrary: fc.jsonValue() },
  );
  return fc.oneof(
    { weight: 12, arbitrary: json.map((value) => Buffer.from(JSON.stringify(value))) },
    { weight: 1, arbitrary: deep.map((value) => Buffer.from(value)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
    {
      weight: 1,
      arbitrary: fc.tuple(json, fc.nat(100)).map(([value, at]) => withBrokenByte(JSON.stringify(value), at)),
    },
  );
}

export const contentTypes = fc.oneof(
  { weight: 12, arbitrary: fc.constant('application/json') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'text/plain',
      'application/json; charset=utf-16',
      'application/xml',
      'a',
      'multipart/form-data',
    ),
  },
);

/** What stands in a path's place for an id: the document's that is there, none's, and what is none. */
const ids = fc.oneof(
  { weight: 3, arbitrary: fc.constant('joint-elements-2018') },
  { weight: 1, arbitrary: fc.constantFrom('JOINT', '..%2f..%2fetc%2fpasswd', '%E0%A4%A', '__proto__', '%00', 'p%3Aq') },
  // Without any id the path is that of all documents.
  {
    weight: 1,
    arbitrary: text.filter((value) => value !== '').map((value) => encodeURIComponent(Buffer.from(value).toString())),
  },
);
const queries = fc.oneof(
  fc.constantFrom('', '?quote=', '?quote=a&quote=b', '?quote[x]=1', '?%'),
  text.map((value) => `?quote=${encodeURIComponent(Buffer.from(value).toString())}`),
);

/** Paths that a documented one stands for. */
export function pathsOf(documented: string): fc.Arbitrary<string> {
  return fc.tuple(ids, queries).map(([id, query]) => documented.replace('{id}', () => id) + query);
}

/** Paths that are there, nearly there and nowhere, with queries. */
export const paths = fc
  .tuple(
    fc.constantFrom(
      '/',
      '/documents/',
      '/v1/documents/',
      '/v1/documents',
      '/assets/',
      '/v1/',
      '/nowhere/',
      '/widget.js',
      '//',
      '/..',
    ),
    fc.oneof(fc.constantFrom('', 'a'.repeat(9000)), ids),
    queries,
  )
  .map((parts) => parts.join(''));
