import { openDatabase } from '#libs/event-store';
import type { Model } from '#libs/read-model';
import { keptChunk, sumOf } from '../../libs/read-model/projection/chunk.js';
import { Model as EmptyModel } from '../../libs/read-model/projection/model.js';
import { ProjectionTables } from '../../libs/read-model/projection/tables.js';

/** Everything that a model holds, as one chunk: two models of one log give the same bytes. */
export const wholeModel = (model: Model) =>
  keptChunk(model, { mark: new EmptyModel().mark(), events: model.position, closed: [] });

/** The version that a read model's file holds, and the name of its table of chunks. */
export function chunksIn(path: string): { readonly version: number; readonly table: string } {
  const db = openDatabase(path, { readonly: true });
  const version = Number(db.prepare('SELECT version FROM projection').get()?.['version']);
  db.close();
  return { version, table: `chunk_${version}` };
}

/** Changes what a read model's file says together with its sums, as one who changes it on purpose can. */
export function rewriteModel(path: string, change: (model: Model) => void): void {
  const { version, table } = chunksIn(path);
  const db = openDatabase(path);
  const model = new EmptyModel();
  new ProjectionTables(db, version).load(model);
  change(model);
  const kept = wholeModel(model);
  db.exec(`DELETE FROM ${table}`);
  db.prepare(`INSERT INTO ${table} VALUES (?, ?, ?, ?)`).run(
    kept.first,
    kept.events,
    sumOf(kept),
    kept.bytes,
  );
  db.close();
}
