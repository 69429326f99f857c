import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isHeld, openDatabase, withFolder } from '#libs/event-store';
import { whileOpen } from './while-open.js';

export interface ReadModelFile {
  readonly path: string;
  /** Throws away what was made for this command. */
  done(): void;
}

/**
 * The read model's file for a command; a copy of it, as it stands at one commit, while a server works on it: a lock
 * of the command would make that server wait. Says so.
 */
export async function readModelFor(
  path: string,
  writeLine = (line: string): void => void process.stderr.write(line),
): Promise<ReadModelFile> {
  await withFolder(path);
  if (path === ':memory:' || !existsSync(path) || !isHeld(path)) return { path, done: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'wijkspoor-read-model-'));
  const copy = join(folder, 'read-model.db');
  await whileOpen(openDatabase(path, { readonly: true }), (source) =>
    source.prepare('VACUUM INTO ?').run(copy),
  );
  writeLine(
    'Het leesmodel is bij een server in gebruik; deze opdracht werkt op een kopie van nu / ' +
      'the read model is in use by a server; this command works on a copy as of now\n',
  );
  return { path: copy, done: () => rmSync(folder, { recursive: true, force: true }) };
}
