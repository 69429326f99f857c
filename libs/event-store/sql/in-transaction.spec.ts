import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase, type Database } from './driver.js';
import { inTransaction } from './in-transaction.js';

/** Seen to fail: without ROLLBACK, without the question whether a transaction is still open, without COMMIT. */
describe('inTransaction', () => {
  let db: Database;
  const numbers = (): unknown[] =>
    db
      .prepare('SELECT number FROM kept ORDER BY number')
      .all()
      .map(({ number }) => Number(number));

  beforeEach(() => {
    db = openDatabase(':memory:');
    db.exec('CREATE TABLE kept (number INTEGER PRIMARY KEY) STRICT');
  });
  afterEach(() => db.close());

  it('keeps all of what the body writes', () => {
    inTransaction(db, () => db.exec('INSERT INTO kept VALUES (1); INSERT INTO kept VALUES (2)'));
    expect(numbers()).toEqual([1, 2]);
    expect(db.isTransaction).toBe(false);
  });

  it('keeps nothing when a statement fails, throws what failed, and can be used again', () => {
    const body = (): void => db.exec('INSERT INTO kept VALUES (1); INSERT INTO kept VALUES (1)');
    expect(() => inTransaction(db, body)).toThrow(/UNIQUE/);
    inTransaction(db, () => db.exec('INSERT INTO kept VALUES (3)'));
    expect(numbers()).toEqual([3]);
  });

  it('throws what failed also where that has ended the transaction', () => {
    db.exec("CREATE TRIGGER none BEFORE INSERT ON kept BEGIN SELECT RAISE(ROLLBACK, 'no more'); END");
    expect(() => inTransaction(db, () => db.exec('INSERT INTO kept VALUES (1)'))).toThrow(/no more/);
    expect(db.isTransaction).toBe(false);
  });
});
