import { createHash, type Hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { canonicalJson } from '#libs/programme';

export interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Whole pieces of about this many bytes go to the disk at once. */
const PIECE = 1 << 18;

/** A file that is written piece by piece; its length and digest are known at the end. */
class GrowingFile {
  readonly #hash: Hash = createHash('sha256');
  #bytes = 0;
  #held: Buffer[] = [];
  #length = 0;

  constructor(private readonly file: FileHandle) {}

  async write(piece: Uint8Array | string): Promise<void> {
    const bytes = Buffer.from(piece);
    this.#held.push(bytes);
    this.#length += bytes.length;
    if (this.#length >= PIECE) await this.#flush();
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.concat(this.#held);
    [this.#held, this.#length] = [[], 0];
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    await this.file.writeFile(bytes);
  }

  async end(): Promise<Omit<WrittenFile, 'path'>> {
    await this.#flush();
    await this.file.sync();
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}

/**
 * Writes a bundle beside its place and puts it there whole: who finds the folder finds all of it. Every file is in
 * the manifest with its digest.
 */
export class BundleWriter {
  readonly #files: WrittenFile[] = [];
  readonly #beside: string;

  /** Throws when something is in the place already. */
  constructor(private readonly target: string) {
    if (existsSync(target)) throw new Error(`${target} bestaat al / is there already`);
    this.#beside = `${target}.${process.pid}.new`;
  }

  /** Writes one file by what `work` gives to it. */
  async file(
    path: string,
    work: (write: (piece: Uint8Array | string) => Promise<void>) => Promise<void>,
  ): Promise<void> {
    const place = join(this.#beside, path);
    await mkdir(dirname(place), { recursive: true });
    const file = await open(place, 'wx', 0o600);
    try {
      const growing = new GrowingFile(file);
      await work((piece) => growing.write(piece));
      this.#files.push({ path, ...(await growing.end()) });
    } finally {
      await file.close();
    }
  }

  whole(path: string, content: Uint8Array | string): Promise<void> {
    return this.file(path, (write) => write(content));
  }

  /** Writes the manifest and puts the bundle in its place; answers how many files it has. */
  async end(log: {
    readonly origin: string;
    readonly size: number;
    readonly root: Uint8Array;
  }): Promise<number> {
    const files = [...this.#files].sort((one, other) => (one.path < other.path ? -1 : 1));
    const { origin, size } = log;
    const root = Buffer.from(log.root).toString('base64');
    await this.whole(
      'manifest.json',
      `${canonicalJson({ v: 'wijkspoor-bundle/1', origin, size, root, files })}\n`,
    );
    await rename(this.#beside, this.target);
    return files.length + 1;
  }

  /** Takes away what was written of a bundle that does not come to its end. */
  async drop(): Promise<void> {
    await rm(this.#beside, { recursive: true, force: true });
  }
}
