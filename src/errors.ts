/** Every error that a caller can act on carries one of these codes; HTTP statuses and exit codes derive from it. */
export type ErrorCode =
  | 'corpus_unusable'
  | 'setting_invalid'
  | 'model_unusable'
  | 'vector_invalid'
  | 'index_missing'
  | 'index_unusable'
  | 'index_unwritable'
  | 'index_busy'
  | 'index_superseded'
  | 'database_unavailable'
  | 'database_slow'
  | 'database_unusable'
  | 'evaluation_set_unusable'
  | 'request_invalid'
  | 'unknown_document'
  | 'unknown_paragraph';

/** Base of all coded errors: the message says what was wrong, where, and what to do. */
export abstract class CodedError extends Error {
  abstract readonly code: ErrorCode;
  override get name(): string {
    return this.constructor.name;
  }
}

/** What went wrong, in the words of what was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** One thing in the corpus that can't be used. `line` counts from 1 and is null where the whole file is meant. */
export interface CorpusProblem {
  readonly file: string;
  readonly line: number | null;
  readonly reason: string;
}

/** The corpus holds something unusable; all problems are listed, so that one pass mends them all. */
export class CorpusError extends CodedError {
  readonly code = 'corpus_unusable';
  readonly problems: readonly CorpusProblem[];

  constructor(problems: readonly CorpusProblem[]) {
    super(
      problems
        .map(({ file, line, reason }) => `${file}${line === null ? '' : `:${String(line)}`}: ${reason}`)
        .join('\n'),
    );
    this.problems = problems;
  }
}

export class SettingsError extends CodedError {
  readonly code = 'setting_invalid';
  readonly variables: readonly string[];

  constructor(problems: readonly { variable: string; reason: string }[]) {
    super(problems.map(({ variable, reason }) => `${variable}: ${reason}`).join('\n'));
    this.variables = problems.map(({ variable }) => variable);
  }
}

export class ModelError extends CodedError {
  readonly code = 'model_unusable';
  readonly model: string;

  constructor(model: string, reason: string, options?: ErrorOptions) {
    super(`Model "${model}": ${reason}`, options);
    this.model = model;
  }
}

/** A vector of the wrong length, or with a value that is not a finite number, was about to cross a boundary. */
export class VectorError extends CodedError {
  readonly code = 'vector_invalid';

  constructor(where: string, reason: string) {
    super(`${where}: ${reason}`);
  }
}

export class IndexMissingError extends CodedError {
  readonly code = 'index_missing';
  readonly folder: string;

  constructor(folder: string) {
    super(`There is no index in ${folder}. Build it with: statement-qa build`);
    this.folder = folder;
  }
}

export class IndexUnusableError extends CodedError {
  readonly code = 'index_unusable';
  readonly folder: string;

  constructor(folder: string, reason: string, options?: ErrorOptions) {
    super(`The index in ${folder} can't be used: ${reason} Build it again with: statement-qa build`, options);
    this.folder = folder;
  }
}

export class IndexUnwritableError extends CodedError {
  readonly code = 'index_unwritable';
  readonly folder: string;

  constructor(folder: string, options: { cause: Error }) {
    super(
      `The index can't be written to ${folder} (${options.cause.message}). INDEX_DIR names another folder.`,
      options,
    );
    this.folder = folder;
  }
}

/** Another process has been building the same index for too long. */
export class IndexBusyError extends CodedError {
  readonly code = 'index_busy';
  readonly folder: string;

  constructor(folder: string, remedy: string) {
    super(`Another process builds the index in ${folder} and doesn't end. ${remedy}`);
    this.folder = folder;
  }
}

/** An index in a database was replaced after it was loaded: it must be loaded again before it is searched. */
export class IndexSupersededError extends CodedError {
  readonly code = 'index_superseded';

  constructor(where: string) {
    super(`The index in ${where} has been replaced since it was loaded. It is loaded again; ask once more.`);
  }
}

/** The database that VECTOR_STORE names doesn't take connections, or lost one. */
export class DatabaseUnavailableError extends CodedError {
  readonly code = 'database_unavailable';

  /** `where` without the password. */
  constructor(where: string, options: { cause: Error }) {
    super(
      `The database at ${where} can't be reached (${options.cause.message}). See that it runs, and that VECTOR_STORE names it and its user.`,
      options,
    );
  }
}

/** The database took longer over a statement than it is given. */
export class DatabaseSlowError extends CodedError {
  readonly code = 'database_slow';

  /** `limit` in milliseconds. */
  constructor(where: string, limit: number, options: ErrorOptions) {
    super(
      `The database at ${where} took more than ${String(limit)} ms over a query. See what it is busy with, and whether its indexes fit into its memory.`,
      options,
    );
  }
}

/** The database can be reached but not used: something is missing in it, or forbidden. */
export class DatabaseUnusableError extends CodedError {
  readonly code = 'database_unusable';

  constructor(where: string, reason: string, options?: ErrorOptions) {
    super(`The database at ${where} can't be used: ${reason}`, options);
  }
}

export class EvaluationSetError extends CodedError {
  readonly code = 'evaluation_set_unusable';

  constructor(file: string, reason: string, options?: ErrorOptions) {
    super(`${file}: ${reason}`, options);
  }
}

export class UnknownDocumentError extends CodedError {
  readonly code = 'unknown_document';
  readonly documents: readonly string[];

  constructor(unknown: readonly string[]) {
    super(`No document has the id ${unknown.map((id) => `"${id}"`).join(', ')}.`);
    this.documents = unknown;
  }
}

/** One thing wrong with a request; `path` as in "history.0.question". */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** With its place, where it has one. */
export function fieldErrorText({ path, message }: FieldError): string {
  return path === '' ? message : `${path}: ${message}`;
}

/** A request is not of the form that it should have, or a field of it names a document or paragraph that isn't there. */
export class RequestError extends CodedError {
  readonly code: 'request_invalid' | 'unknown_document' | 'unknown_paragraph';
  readonly errors: readonly FieldError[];

  constructor(code: RequestError['code'], message: string, errors: readonly FieldError[]) {
    super(message);
    this.code = code;
    this.errors = errors;
  }
}
