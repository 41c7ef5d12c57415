/** What a family of models was trained to read before a text, and how it makes one vector of a text's tokens. */
export interface Instructions {
  readonly query: string;
  readonly passage: string;
  readonly pooling: 'mean' | 'cls';
}

const FOR_SEARCHING = 'Represent this sentence for searching relevant passages: ';

/** As the models' cards on the hub have it; a model's name is matched without its owner's. */
const FAMILIES: readonly (readonly [name: RegExp, instructions: Instructions])[] = [
  [/^(?:multilingual-)?e5-(?:small|base|large)(?:-v2)?$/i, { query: 'query: ', passage: 'passage: ', pooling: 'mean' }],
  [/^bge-(?:small|base|large)-en(?:-v1\.5)?$/i, { query: FOR_SEARCHING, passage: '', pooling: 'cls' }],
  [
    /^bge-(?:small|base|large)-zh(?:-v1\.5)?$/i,
    { query: '为这个句子生成表示以用于检索相关文章：', passage: '', pooling: 'cls' },
  ],
  [/^bge-m3$/i, { query: '', passage: '', pooling: 'cls' }],
  [/^mxbai-embed-large-v1$/i, { query: FOR_SEARCHING, passage: '', pooling: 'cls' }],
  [/^snowflake-arctic-embed-(?:xs|s|m|l)$/i, { query: FOR_SEARCHING, passage: '', pooling: 'cls' }],
  [/^nomic-embed-text-v1(?:\.5)?$/i, { query: 'search_query: ', passage: 'search_document: ', pooling: 'mean' }],
];

const NONE: Instructions = { query: '', passage: '', pooling: 'mean' };

/** The instructions of a model by its name on the hub; none, and the mean, for one that is in no family known here. */
export function instructionsFor(model: string): Instructions {
  const name = model.split('/').at(-1) ?? model;
  return FAMILIES.find(([pattern]) => pattern.test(name))?.[1] ?? NONE;
}
