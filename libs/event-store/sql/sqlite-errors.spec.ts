/**
 * What an error of SQLite means here, by the result codes of https://www.sqlite.org/rescode.html, plain and
 * extended, and by its words where the code is lost between two threads. Seen to fail: with the code of I/O errors
 * taken for another.
 */
import { describe, expect, it } from '@jest/globals';
import { isConstraint, isDamaged, isDiskFull, isLocked, isNotWritable } from './sqlite-errors.js';

const KINDS = { isConstraint, isDamaged, isDiskFull, isLocked, isNotWritable };
const kindsOf = (error: unknown): string[] =>
  Object.entries(KINDS).flatMap(([name, is]) => (is(error) ? [name] : []));

const CODES: readonly (readonly [name: string, code: number, kinds: readonly string[]])[] = [
  ['SQLITE_ERROR', 1, []],
  ['SQLITE_BUSY', 5, ['isLocked']],
  ['SQLITE_BUSY_SNAPSHOT', 517, ['isLocked']],
  ['SQLITE_LOCKED', 6, ['isLocked']],
  ['SQLITE_NOMEM', 7, []],
  ['SQLITE_READONLY', 8, ['isNotWritable']],
  ['SQLITE_READONLY_DBMOVED', 1032, ['isNotWritable']],
  ['SQLITE_IOERR', 10, ['isDamaged']],
  ['SQLITE_IOERR_READ', 266, ['isDamaged']],
  ['SQLITE_IOERR_SHMSIZE', 4874, ['isDiskFull']],
  ['SQLITE_CORRUPT', 11, ['isDamaged']],
  ['SQLITE_FULL', 13, ['isDiskFull']],
  ['SQLITE_CANTOPEN', 14, ['isNotWritable']],
  ['SQLITE_CONSTRAINT_UNIQUE', 2067, ['isConstraint']],
  ['SQLITE_CONSTRAINT_TRIGGER', 1811, ['isConstraint']],
  ['SQLITE_NOTADB', 26, ['isDamaged']],
  ['SQLITE_ROW', 100, []],
];

describe('an error of SQLite', () => {
  it.each(CODES)('%s (%d) is %j', (_, errcode, kinds) => {
    expect(kindsOf({ errcode, message: 'some words' })).toEqual(kinds);
  });

  it.each([
    ['database is locked', ['isLocked']],
    ['database table is locked: events', ['isLocked']],
    ['attempt to write a readonly database', ['isNotWritable']],
    ['unable to open database file', ['isNotWritable']],
    ['database disk image is malformed', ['isDamaged']],
    ['file is not a database', ['isDamaged']],
    ['disk I/O error', ['isDamaged']],
    ['database or disk is full', ['isDiskFull']],
    ['something else', []],
  ])('without its code, by its words: %s', (message, kinds) => {
    expect(kindsOf(new Error(message))).toEqual(kinds);
  });

  it.each(['EACCES', 'EPERM', 'EROFS'])('a file that may not be written to says so by %s', (code) => {
    expect(kindsOf({ code })).toEqual(['isNotWritable']);
  });

  it.each([[undefined], [null], ['words'], [{}], [{ code: 'ENOENT' }]])('%j is none', (error) => {
    expect(kindsOf(error)).toEqual([]);
  });
});
