import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { openDatabase, type Database } from '#libs/event-store';
import { Running } from './running.js';
import type { World } from './world.js';

export const STORED_PARTS = ['log', 'copy', 'vault', 'read model', 'kept editions'] as const;
export type StoredPart = (typeof STORED_PARTS)[number];

const FILES: Readonly<Record<StoredPart, string>> = {
  log: 'log/log.db',
  copy: 'copy/log-copy.db',
  vault: 'vault/vault.db',
  'read model': 'model/read-model.db',
  'kept editions': 'model/read-model.db',
};

/** Of each place a text that stands in it: where it stands, a byte or a page is changed. */
const TEXTS: Readonly<Record<StoredPart, RegExp>> = {
  log: /"HOME_VISIT"/,
  copy: /"HOME_VISIT"/,
  // A household's pseudonym.
  vault: /household[\w-]{43}(?=t_)/,
  // A household's pseudonym among the texts of a chunk.
  'read model': /"t_[\w-]{16,}"/,
  // What gzip begins with.
  'kept editions': new RegExp(String.fromCharCode(0x1f, 0x8b, 8)),
};
const PAGE = 4_096;
const DISK = 6 * 1_048_576;

/** Root may write to what is read-only: for root it is a disk of its own. */
const isRoot = process.getuid?.() === 0;
const mount = (...args: readonly string[]): boolean => spawnSync('mount', args).status === 0;

/** One cell: its own copy of the files, what is done to them, and the server on them. */
export class Trial {
  readonly folder: string;
  readonly file: string;
  running: Running | undefined;
  private held: Database | undefined;
  private mounted = false;

  constructor(
    readonly world: World,
    readonly place: StoredPart,
    name: string,
  ) {
    this.folder = world.at(`cell ${name}`);
    this.file = join(this.folder, FILES[place]);
    cpSync(world.at('now'), this.folder, { recursive: true });
  }

  async start(): Promise<Running> {
    this.running = await Running.start(this.world.settings(this.folder));
    return this.running;
  }

  /** What it says when it does not start. */
  refusal(): Promise<string> {
    return this.start().then(
      () => 'started',
      (error: Error) => error.message,
    );
  }

  async stop(): Promise<void> {
    await this.running?.stop();
    this.running = undefined;
  }

  remove(): void {
    for (const suffix of ['', '-wal', '-shm', '.damaged']) rmSync(this.file + suffix, { force: true });
  }

  /** Puts the file of a moment, or another server's, in the place. */
  put(state: 'now' | 'older' | 'other'): void {
    this.remove();
    copyFileSync(join(this.world.at(state), FILES[this.place]), this.file);
  }

  truncate(): void {
    truncateSync(this.file, Math.floor((readFileSync(this.file).length * 3) / 5));
  }

  /** Changes one byte in the middle of what is stored there. */
  changeByte(): void {
    const { bytes, at } = this.#middle();
    bytes[at + 4] = bytes[at + 4]! ^ 1;
    writeFileSync(this.file, bytes);
  }

  /** Overwrites the page in which that stands. */
  changePage(): void {
    const { bytes, at } = this.#middle();
    bytes.fill(0xa5, at - (at % PAGE), at - (at % PAGE) + PAGE);
    writeFileSync(this.file, bytes);
  }

  #middle(): { readonly bytes: Buffer; readonly at: number } {
    const bytes = readFileSync(this.file);
    const places = [...bytes.toString('latin1').matchAll(new RegExp(TEXTS[this.place], 'g'))];
    // Behind what stands first in the file, such as the tables' own texts.
    const found = places[Math.floor(places.length / 2)];
    if (found === undefined) throw new Error(`${this.place}: ${String(TEXTS[this.place])} is not there`);
    return { bytes, at: found.index + found[0].length - 5 };
  }

  /** Moves the file and what belongs to it away, as a hand would; `back` undoes that. */
  away(): void {
    for (const suffix of ['', '-wal', '-shm'])
      if (existsSync(this.file + suffix)) renameSync(this.file + suffix, `${this.file}.away${suffix}`);
  }

  back(): void {
    this.remove();
    for (const suffix of ['', '-wal', '-shm'])
      if (existsSync(`${this.file}.away${suffix}`))
        renameSync(`${this.file}.away${suffix}`, this.file + suffix);
  }

  /** Another program that writes to the file. */
  hold(): void {
    this.held = openDatabase(this.file);
    this.held.exec('BEGIN IMMEDIATE');
  }

  release(): void {
    this.held?.exec('ROLLBACK');
    this.held?.close();
    this.held = undefined;
  }

  /** Changes what is kept in the file by hand. */
  sql(text: string): void {
    const db = openDatabase(this.file);
    db.exec(text);
    db.close();
  }

  /** Puts the file on a small disk of its own; answers whether this machine lets one. */
  ownDisk(): boolean {
    const files = join(this.folder, 'files');
    const folder = dirname(this.file);
    cpSync(folder, files, { recursive: true });
    this.mounted = mount('-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', folder);
    if (this.mounted) cpSync(files, folder, { recursive: true });
    return this.mounted;
  }

  readOnly(on: boolean): void {
    const folder = dirname(this.file);
    if (isRoot) {
      // What stands under that disk is what was put on it; a connection of this process may still hold the other one.
      if (!on) this.unmount();
      else if (this.ownDisk()) mount('-o', 'remount,ro', folder);
      return;
    }
    if (!on) chmodSync(folder, 0o700);
    chmodSync(this.file, on ? 0o400 : 0o600);
    if (on) chmodSync(folder, 0o500);
  }

  private unmount(): void {
    spawnSync('umount', ['-l', dirname(this.file)]);
    this.mounted = false;
  }

  /** Leaves no room on the disk of its own, or all of it. */
  full(on: boolean): void {
    const ballast = join(dirname(this.file), 'ballast');
    rmSync(ballast, { force: true });
    if (!on) return;
    const { bavail, bsize } = statfsSync(dirname(this.file));
    writeFileSync(ballast, Buffer.alloc(bavail * bsize));
  }

  async end(): Promise<void> {
    await this.stop();
    this.release();
    if (this.mounted) this.unmount();
    else if (!isRoot && existsSync(dirname(this.file))) chmodSync(dirname(this.file), 0o700);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Whether full and read-only disks can be made here. */
export function disksCanBeMade(): boolean {
  if (process.platform !== 'linux') return false;
  const folder = join('/tmp', `wijkspoor-disk-${process.pid}-${basename(import.meta.filename ?? 'x')}`);
  mkdirSync(folder, { recursive: true });
  const can = mount('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder);
  if (can) spawnSync('umount', ['-l', folder]);
  rmSync(folder, { recursive: true, force: true });
  return can;
}
