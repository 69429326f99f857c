import { createHash } from 'node:crypto';
import { join } from 'node:path';

import {
  parseCheckpoint,
  parseNote,
  readIfThere,
  syncFolders,
  verifyNote,
  writeDurably,
  type Checkpoint,
  type VerifierKey,
} from '#libs/transparency';

export const nameOf = (origin: string): string => createHash('sha256').update(origin).digest('hex');

/** The latest checkpoint that was cosigned of each log: a file of its own, as it is shown to monitors. */
export class Cosigned {
  constructor(
    private readonly folder: string,
    private readonly own: VerifierKey,
  ) {}

  /**
   * The latest of a log; undefined when none was ever cosigned. Throws Error for a file that is not what this
   * witness signed: then it must not sign for that log again before people have looked.
   */
  async latest(origin: string): Promise<Checkpoint | undefined> {
    const text = await this.shown(nameOf(origin));
    if (text === undefined) return undefined;
    const note = parseNote(text);
    const checkpoint = parseCheckpoint(note.text);
    if (checkpoint.origin !== origin || verifyNote(note, [this.own]).length === 0)
      throw new Error(`${this.#path(nameOf(origin))}: niet van deze getuige / not of this witness`);
    return checkpoint;
  }

  /** By the SHA-256 of its origin, in hex. */
  async shown(name: string): Promise<string | undefined> {
    return (await readIfThere(this.#path(name)))?.toString('utf8');
  }

  /** Is on the disk when this resolves, name and all. */
  async keep(origin: string, note: string): Promise<void> {
    const path = this.#path(nameOf(origin));
    await writeDurably(path, note);
    await syncFolders([join(path, '..'), this.folder]);
  }

  #path(name: string): string {
    return join(this.folder, name, 'checkpoint');
  }
}
