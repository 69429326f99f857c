import { createHash } from 'node:crypto';
import { openDatabase } from '#libs/event-store';

/** One who can write the file changes a text of an event, and makes again the digest that the log keeps of it. */
export function insiderSets(
  file: string,
  position: number,
  column: 'data' | 'metadata',
  [from, to]: readonly [string, string] | readonly string[],
): void {
  const db = openDatabase(file);
  for (const { name } of db.prepare("SELECT name FROM sqlite_master WHERE type='trigger'").all())
    db.exec(`DROP TRIGGER "${String(name)}"`);
  db.exec(
    `UPDATE events SET ${column} = replace(${column}, '${from}', '${to}') WHERE position = ${position}`,
  );
  const row = db.prepare(`SELECT * FROM events WHERE position = ${position}`).get() ?? {};
  const { stream, revision, recorded_at, event_id, type, schema_version, data, metadata } = row;
  const head = [String(position), stream, revision, recorded_at, event_id, type, schema_version];
  const digest = createHash('sha256')
    .update(JSON.stringify([...head, data, metadata]))
    .digest();
  db.prepare('UPDATE event_digests SET digest = ? WHERE position = ?').run(digest, position);
  db.close();
}
