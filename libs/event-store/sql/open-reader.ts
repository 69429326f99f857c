import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { closingWith, openDatabase, sqliteDriver, type Database } from './driver.js';

/**
 * Opens a file to read it, so that closing lets go of it at once. A statement of @photostructure/sqlite holds its
 * connection until it is collected, and a connection that only reads cannot leave the file without its write-ahead
 * log: there the file is attached to a database in memory, and detached at the end. Tables are found by their names
 * alone; `sqlite_schema` is that of the memory.
 */
export function openReader(path: string): Database {
  if (sqliteDriver().name === 'node:sqlite') return openDatabase(path, { readonly: true });
  const db = openDatabase(':memory:');
  try {
    db.prepare('ATTACH ? AS kept').run(`${pathToFileURL(resolve(path)).href}?mode=ro`);
    return closingWith(db, () => db.exec('DETACH kept'));
  } catch (error) {
    db.close();
    throw error;
  }
}
