import { join } from 'node:path';
import type { Certificate } from 'pkijs';

import { bytesOf } from '../bytes-of.js';
import { parseNote } from '../note/note.js';
import { namesIn, readIfThere, syncFolders, writeDurably } from '../sequence/durable.js';
import type { Signed } from '../sequence/signed.js';
import { authoritiesIn, checkedStamp, StampError, stampedAt, type StampFault } from './answer.js';
import { stampRequest } from './request.js';

export interface StampingOptions {
  /** Address of the time stamping authority (RFC 3161 over HTTP). */
  readonly url: string;
  /** Certificates (PEM) that its own must lead to. */
  readonly authority: string;
  /** Folder of the log; the stamps are kept in it. */
  readonly folder: string;
  readonly onFault?: (error: unknown) => void;
}

export interface StampingStatus {
  /** Size of the newest checkpoint that was stamped; 0 for none. */
  readonly size: number;
  /** When it was, in milliseconds since 1970. */
  readonly at?: number;
  /** Why there was no stamp when asked last. */
  readonly fault?: StampFault;
}

export const STAMPS = 'stamps';
const NAME = /^([1-9]\d{0,15})\.tsr$/;
/** Milliseconds for an answer, and bytes of it: an authority is somebody else's program. */
const PATIENCE = 10_000;
const MOST_BYTES = 65_536;

/** The sizes of the checkpoints in a folder that have a stamp, from small to large. */
export async function stampedSizes(folder: string): Promise<readonly number[]> {
  const names = await namesIn(join(folder, STAMPS));
  return names
    .flatMap((name) => NAME.exec(name)?.[1] ?? [])
    .map(Number)
    .filter(Number.isSafeInteger)
    .sort((one, other) => one - other);
}

const fileOf = (folder: string, size: number): string => join(folder, STAMPS, `${size}.tsr`);

/** The stamp over the checkpoint of a size, as the authority answered it; undefined when there is none. */
export const stampOf = (folder: string, size: number): Promise<Uint8Array | undefined> =>
  readIfThere(fileOf(folder, size));

/** Has checkpoints stamped by an authority, and keeps the stamps. */
export class Stamping {
  readonly #authorities: readonly Certificate[];
  readonly #ending = new AbortController();
  #status: StampingStatus = { size: 0 };
  #read = false;
  #busy: Promise<unknown> = Promise.resolve();

  /** Throws RangeError when there is no certificate to hold the authority to. */
  constructor(private readonly options: StampingOptions) {
    this.#authorities = authoritiesIn(options.authority);
  }

  get status(): StampingStatus {
    return this.#status;
  }

  /** What was stamped by a server of before. */
  async load(): Promise<StampingStatus> {
    if (this.#read) return this.#status;
    const size = (await stampedSizes(this.options.folder)).at(-1);
    const der = size === undefined ? undefined : await stampOf(this.options.folder, size);
    if (size !== undefined && der !== undefined) this.#status = { size, at: readOrNever(der) };
    this.#read = true;
    return this.#status;
  }

  /**
   * Has a checkpoint stamped that is newer than the last one. Never throws: what goes wrong is the status, and told.
   */
  async stamp(signed: Signed): Promise<StampingStatus> {
    const before = this.#busy;
    const work = before.then(() => this.#stamp(signed));
    this.#busy = work;
    await work;
    return this.#status;
  }

  async close(): Promise<void> {
    this.#ending.abort();
    await this.#busy;
  }

  async #stamp({ size, note }: Signed): Promise<void> {
    if (this.#ending.signal.aborted) return;
    try {
      if (size <= (await this.load()).size) return;
      const asked = stampRequest(parseNote(note).text);
      const der = await this.#ask(asked.der);
      const at = await checkedStamp(der, asked, this.#authorities);
      const { folder } = this.options;
      await writeDurably(fileOf(folder, size), der);
      await syncFolders([join(folder, STAMPS), folder]);
      this.#status = { size, at };
    } catch (error) {
      if (this.#ending.signal.aborted) return;
      const fault = error instanceof StampError ? error.code : 'UNREACHABLE';
      this.#status = { ...this.#status, fault };
      this.options.onFault?.(error);
    }
  }

  async #ask(der: Uint8Array): Promise<Uint8Array> {
    const answer = await fetch(this.options.url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: Buffer.from(der),
      redirect: 'manual',
      signal: AbortSignal.any([this.#ending.signal, AbortSignal.timeout(PATIENCE)]),
    }).catch((error: unknown) => {
      throw new StampError('UNREACHABLE', 'it does not answer', error);
    });
    const bytes = await bytesOf(answer, MOST_BYTES);
    if (bytes === undefined) throw new StampError('WRONG_ANSWER', `more than ${MOST_BYTES} bytes`);
    if (answer.status !== 200) throw new StampError('REFUSED', `it answers ${answer.status}`);
    return bytes;
  }
}

/** A file that is no stamp is as old as can be: the next is asked for at once. */
function readOrNever(der: Uint8Array): number {
  try {
    return stampedAt(der);
  } catch {
    return 0;
  }
}
