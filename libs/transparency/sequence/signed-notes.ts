import { join } from 'node:path';

import { newestOf, parseCheckpoint } from '../log/checkpoint.js';
import { tileIndexPath } from '../log/tiles.js';
import { parseNote } from '../note/note.js';
import { namesIn, readIfThere } from './durable.js';
import type { Signed } from './signed.js';

/**
 * The newest checkpoint that a sequencer showed in a folder, as it stands there: for who has no key and copies it.
 * Undefined when there is none; throws RangeError when it cannot be read.
 */
export const newestNote = (folder: string): Promise<Signed | undefined> => noteIn(folder, 'checkpoint');

/** What was signed last in a folder, shown or not, likewise. */
export async function guardIn(folder: string): Promise<Signed | undefined> {
  const synced = noteIn(folder, 'synced').catch(() => undefined);
  return newestOf(await noteIn(folder, 'guard'), await newestNote(folder), await synced);
}

/** The checkpoint of a size, likewise. */
export const noteOfSize = (folder: string, size: number): Promise<Signed | undefined> =>
  noteIn(folder, join('checkpoints', tileIndexPath(size)));

async function noteIn(folder: string, name: string): Promise<Signed | undefined> {
  const note = (await readIfThere(join(folder, name)))?.toString('utf8');
  return note === undefined ? undefined : { ...parseCheckpoint(parseNote(note).text), note };
}

/** The sizes at which a checkpoint was signed in a folder, from small to large. */
export async function signedSizes(folder: string): Promise<readonly number[]> {
  const names = await namesIn(join(folder, 'checkpoints'), true);
  return names
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /^(x\d{3}\/)*\d{3}$/.test(name))
    .map((name) => ({ name, size: Number(name.replaceAll(/[x/]/g, '')) }))
    .filter(({ name, size }) => tileIndexPath(size) === name)
    .map(({ size }) => size)
    .sort((one, other) => one - other);
}
