import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { formatCheckpoint, newestOf, parseCheckpoint, type Checkpoint } from '../log/checkpoint.js';
import { tileIndexPath } from '../log/tiles.js';
import { parseVerifierKey, type SigningKey, type VerifierKey } from '../note/keys.js';
import { formatNote, parseNote, signNote, verifyNote, type Signature } from '../note/note.js';
import { readIfThere, syncFolders, writeDurably } from './durable.js';
import { SigningRefusal } from './refusal.js';

/** A checkpoint and the note it is signed in. */
export interface Signed extends Checkpoint {
  readonly note: string;
}

const CHECKPOINT = 'checkpoint';
/** What was signed last, synced before anybody is shown it: what keeps one key from signing two histories. */
const GUARD = 'guard';
/** The newest one of which every tile is known to be on the disk. */
const SYNCED = 'synced';

/** The signed checkpoints of a log in a folder: the newest one, each by its size, and the guard. */
export class SignedCheckpoints {
  readonly #verifier: VerifierKey;
  #showing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly path: string,
    private readonly key: SigningKey,
  ) {
    this.#verifier = parseVerifierKey(key.verifier);
  }

  /** What was signed last, published or not. Throws SigningRefusal when it cannot be read or is not of this key. */
  async last(): Promise<Signed | undefined> {
    const [guard, published] = await Promise.all([this.#read(GUARD), this.#read(CHECKPOINT)]);
    // Whoever put an older guard back did not think of the mark.
    return newestOf(guard, published, await this.synced());
  }

  /** Signs, keeps the guard, and only then publishes. */
  async sign(checkpoint: Checkpoint): Promise<Signed> {
    const text = formatCheckpoint(checkpoint);
    const note = formatNote({ text, signatures: [signNote(text, this.key)] });
    await writeDurably(join(this.path, GUARD), note);
    await syncFolders([this.path]);
    return this.publish({ ...checkpoint, note });
  }

  /** Shows what was signed, unless it is shown already: the newest, and forever under its size. */
  async publish(signed: Signed): Promise<Signed> {
    if ((await this.#read(CHECKPOINT))?.size === signed.size) return signed;
    return this.#show(signed);
  }

  /**
   * The newest one of which every tile is on the disk; undefined when that is not known: then none is taken to be.
   */
  async synced(): Promise<Signed | undefined> {
    return this.#read(SYNCED).catch((error: unknown) => {
      if (error instanceof SigningRefusal) return undefined;
      throw error;
    });
  }

  /** Keeps that every tile of it is on the disk. */
  async keepSynced({ note }: Signed): Promise<void> {
    await writeDurably(join(this.path, SYNCED), note);
    await syncFolders([this.path]);
  }

  /**
   * Of no checkpoint is it known any more. What was signed last must be in the guard or shown: the mark says it no
   * more.
   */
  async forgetSynced(): Promise<void> {
    await rm(join(this.path, SYNCED), { force: true });
    await syncFolders([this.path]);
  }

  /** Shows the newest checkpoint with what witnesses signed of it. Does nothing once a newer one is shown. */
  async addSignatures(size: number, signatures: readonly Signature[]): Promise<Signed | undefined> {
    const shown = await this.at(size);
    if (shown === undefined || signatures.length === 0) return shown;
    const note = parseNote(shown.note);
    const others = note.signatures.filter(({ id }) => signatures.every((added) => added.id !== id));
    const cosigned = { ...shown, note: formatNote({ ...note, signatures: [...others, ...signatures] }) };
    return this.#show(cosigned);
  }

  /** One after the other: each writes what it finds, and in the same files. */
  #show(signed: Signed): Promise<Signed> {
    const shown = this.#showing.catch(() => undefined).then(() => this.#write(signed));
    this.#showing = shown;
    return shown;
  }

  async #write(signed: Signed): Promise<Signed> {
    const bySize = join(this.path, 'checkpoints', tileIndexPath(signed.size));
    await writeDurably(bySize, signed.note);
    const newest = (await this.#read(CHECKPOINT))?.size ?? -1;
    if (signed.size >= newest) await writeDurably(join(this.path, CHECKPOINT), signed.note);
    await syncFolders([dirname(bySize), join(this.path, 'checkpoints'), this.path]);
    return signed;
  }

  /** The checkpoint that was signed at a size; undefined when none was. */
  async at(size: number): Promise<Signed | undefined> {
    return this.#read(join('checkpoints', tileIndexPath(size)));
  }

  async #read(name: string): Promise<Signed | undefined> {
    const bytes = await readIfThere(join(this.path, name));
    if (bytes === undefined) return undefined;
    try {
      const text = bytes.toString('utf8');
      const note = parseNote(text);
      const checkpoint = parseCheckpoint(note.text);
      if (checkpoint.origin !== this.key.name || verifyNote(note, [this.#verifier]).length === 0)
        throw new RangeError('it is of another log');
      return { ...checkpoint, note: text };
    } catch (error) {
      throw new SigningRefusal('GUARD_DAMAGED', undefined, error);
    }
  }
}
