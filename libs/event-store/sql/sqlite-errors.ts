const SQLITE_CONSTRAINT = 19;
const SQLITE_FULL = 13;
const SQLITE_IOERR_SHMSIZE = 4874;

/** Told by the code: errors of a native module are no `instanceof Error` inside jest. */
export function isDiskFull(error: unknown): boolean {
  const { errcode, message } = (error ?? {}) as { errcode?: unknown; message?: unknown };
  if (errcode === SQLITE_FULL || errcode === SQLITE_IOERR_SHMSIZE) return true;
  return typeof message === 'string' && message.includes('database or disk is full');
}

const SQLITE_BUSY = 5;
const SQLITE_LOCKED = 6;
const SQLITE_READONLY = 8;
const SQLITE_CANTOPEN = 14;

/** Whether the error is one of these codes, or says so where its code did not survive the way between two threads. */
function isOf(error: unknown, codes: readonly number[], words: RegExp): boolean {
  const { errcode, message } = (error ?? {}) as { errcode?: unknown; message?: unknown };
  if (typeof errcode === 'number') return codes.includes(errcode & 0xff);
  return typeof message === 'string' && words.test(message);
}

/** Another connection, of this process or another, holds the file. */
export const isLocked = (error: unknown): boolean =>
  isOf(error, [SQLITE_BUSY, SQLITE_LOCKED], /database (table )?is locked/i);

/** The file, its folder or its disk may not be written to. */
export const isNotWritable = (error: unknown): boolean =>
  isOf(error, [SQLITE_READONLY, SQLITE_CANTOPEN], /readonly database|unable to open database file/i) ||
  ['EACCES', 'EPERM', 'EROFS'].includes(String((error as { code?: unknown } | null)?.code));

const SQLITE_IOERR = 10;
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

/** What stands in the file, or the disk under it, cannot be read as a database. */
export const isDamaged = (error: unknown): boolean =>
  !isDiskFull(error) &&
  isOf(error, [SQLITE_IOERR, SQLITE_CORRUPT, SQLITE_NOTADB], /malformed|not a database|disk I\/O error/i);

/** An error that SQLite itself gave. */
export function isSqliteError(error: unknown): boolean {
  return ((error ?? {}) as { code?: unknown }).code === 'ERR_SQLITE_ERROR';
}

/** A constraint or a trigger refused the statement. */
export function isConstraint(error: unknown): boolean {
  const { errcode } = (error ?? {}) as { errcode?: unknown };
  return typeof errcode === 'number' && (errcode & 0xff) === SQLITE_CONSTRAINT;
}
