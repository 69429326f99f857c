import { Uint8ArrayReader, ZipReader, type FileEntry } from '@zip.js/zip.js/lib/zip-core-native.js';

import { WorkbookError, type ReadLimits } from './workbook.js';

const MAX_PARTS = 10_000;
/** First bytes of a compound file: .xls before 2007, or an XLSX locked with a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/**
 * The parts of a zipped document, in Node and in a browser alike. Nothing is unpacked before it is asked for, and
 * never more than it said it was.
 */
export class ZipParts {
  private constructor(
    private readonly parts: ReadonlyMap<string, FileEntry>,
    private readonly limits: ReadLimits,
  ) {}

  static async open(bytes: Uint8Array, limits: ReadLimits): Promise<ZipParts> {
    if (COMPOUND.every((byte, at) => bytes[at] === byte))
      throw new WorkbookError('OLD_OR_LOCKED', 'a compound file');
    // No workers of its own: who reads a large file does so in a worker already.
    const zip = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
    const parts = new Map<string, FileEntry>();
    let seen = 0;
    for await (const entry of zip.getEntriesGenerator()) {
      if (++seen > MAX_PARTS) throw new WorkbookError('TOO_LARGE', `more than ${MAX_PARTS} parts`);
      if (!entry.directory) parts.set(entry.filename.toLowerCase(), entry);
    }
    return new ZipParts(parts, limits);
  }

  has(name: string): boolean {
    return this.parts.has(name.toLowerCase());
  }

  /** The text of a part that is kept whole; undefined when there is none. */
  async whole(name: string): Promise<string | undefined> {
    const entry = this.parts.get(name.toLowerCase());
    if (!entry) return undefined;
    const pieces: string[] = [];
    for await (const piece of unpacked(entry, this.limits.partBytes)) pieces.push(piece);
    return pieces.join('');
  }

  /** The text of a sheet, piece by piece. */
  sheet(name: string): AsyncGenerator<string> {
    const entry = this.parts.get(name.toLowerCase());
    if (!entry) throw new WorkbookError('NOT_A_WORKBOOK', `no part ${name}`);
    return unpacked(entry, this.limits.sheetBytes);
  }
}

/**
 * What comes out is counted, and stops at the size that was said: that size is a bound before anything is unpacked.
 */
async function* unpacked(entry: FileEntry, limit: number): AsyncGenerator<string> {
  const said = entry.uncompressedSize;
  if (said > limit) throw new WorkbookError('TOO_LARGE', `${entry.filename} unpacks to ${said} bytes`);
  if (entry.encrypted) throw new WorkbookError('OLD_OR_LOCKED', `${entry.filename} is locked`);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const stop = new AbortController();
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const done = entry.getData(writable, { signal: stop.signal, useWebWorkers: false });
  // An entry that is not what it says ends the work, and not always the stream.
  const failed = done.then(() => new Promise<never>(() => undefined));
  failed.catch(() => undefined);
  const reader = readable.getReader();
  const read = () => Promise.race([reader.read(), failed]);
  let bytes = 0;
  try {
    for (let next = await read(); !next.done; next = await read()) {
      bytes += next.value.length;
      if (bytes > said) throw new WorkbookError('NOT_A_WORKBOOK', `${entry.filename} is more than it says`);
      yield decoder.decode(next.value, { stream: true });
    }
    await done;
  } finally {
    stop.abort();
    reader.cancel().catch(() => undefined);
  }
  yield decoder.decode();
}
