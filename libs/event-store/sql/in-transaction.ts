/** Of an open database what a transaction needs. */
interface Transactional {
  exec(sql: string): void;
  readonly isTransaction: boolean;
}

/**
 * All of what the body writes or nothing, also when a statement in it fails; what it throws comes out as it was.
 * The lock to write is taken at the start, so a body that reads first is not refused halfway. Not for inside
 * another transaction: SQLite throws there.
 */
export function inTransaction(db: Transactional, body: () => void): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    body();
    db.exec('COMMIT');
  } catch (error) {
    // A full disk or an aborting trigger has ended it already.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
