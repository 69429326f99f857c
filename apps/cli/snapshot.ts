import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '#libs/event-store';
import type { Config } from '#libs/platform';
import { whileOpen } from './while-open.js';

const FILES = { readModel: 'read-model.db', logCopy: 'log-copy.db' } as const;

/**
 * Copies a replica's read model, and its copy of the log where it has one, to a folder: each as it stands at one
 * commit, while the replica goes on. A new replica started with these files only has to catch up from there. Throws
 * when the folder holds them already.
 */
export async function snapshot(config: Config, folder: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const written: string[] = [];
  // The log's copy last: a read model may be behind its log, never ahead of it.
  for (const name of ['readModel', 'logCopy'] as const) {
    const path = config[name];
    if (!existsSync(path)) continue;
    const target = join(folder, FILES[name]);
    if (existsSync(target)) throw new Error(`${target} bestaat al / is there already`);
    await whileOpen(openDatabase(path, { readonly: true }), (db) => db.prepare('VACUUM INTO ?').run(target));
    written.push(target);
  }
  if (written.length === 0) throw new Error('geen bestanden gevonden / no files found');
  return written;
}
