import { DatabaseSlowError, DatabaseUnavailableError, DatabaseUnusableError } from '../../errors.js';

/** PostgreSQL's SQLSTATE codes (manual, appendix A): those of a server that can't serve now, or not this user. */
const UNAVAILABLE = /^(?:08|28|3D|53|57P)/;
const QUERY_CANCELLED = '57014';
const LOCK_NOT_AVAILABLE = '55P03';
const FORBIDDEN = '42501';
/** What the driver itself says where no answer came, which carries no code. */
const READ_TIMEOUT = 'Query read timeout';

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Whether a lock was waited for in vain: told of an error that `describedError` made. */
export function isLockTimeout(error: unknown): boolean {
  return (
    error instanceof DatabaseUnusableError && error.cause instanceof Error && codeOf(error.cause) === LOCK_NOT_AVAILABLE
  );
}

/** What became of a statement, as an error that a user can act on. `limit` is what it was given, in milliseconds. */
export function describedError(error: unknown, where: string, limit: number): unknown {
  if (!(error instanceof Error)) return error;
  const code = codeOf(error);
  if (code === QUERY_CANCELLED || error.message === READ_TIMEOUT)
    return new DatabaseSlowError(where, limit, { cause: error });
  // SQLSTATE has five letters or digits, of which the first two are the class; the system's own codes begin with E.
  const isOfServer = /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code);
  if (!isOfServer || UNAVAILABLE.test(code)) return new DatabaseUnavailableError(where, { cause: withMessage(error) });
  const remedy =
    code === FORBIDDEN
      ? 'Grant it to the user: see docs/scaling.md.'
      : 'If somebody changed its tables, drop the schema statement_qa and build it again with: statement-qa build';
  return new DatabaseUnusableError(where, `${error.message} (${code}). ${remedy}`, { cause: error });
}

/** A refused connection to a name with several addresses is an AggregateError without words. */
function withMessage(error: Error): Error {
  return error.message === '' ? new Error(codeOf(error) || error.name, { cause: error }) : error;
}
