import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { EventStore } from '#libs/event-store';
import { Replay } from '#libs/read-model';
import {
  entriesPath,
  formatBundle,
  noteOfSize,
  receiptFor,
  signedSizes,
  stampedSizes,
  stampOf,
  STAMPS,
  TILE_WIDTH,
  tilePath,
  tilesOf,
  type Signed,
  type TileFolder,
} from '#libs/transparency';
import { BundleWriter } from './bundle-writer.js';
import { definitionsFile, schemaFiles } from './definitions.js';
import { eventLine, eventsUpTo } from './events.js';
import { READ_ME } from './read-me.js';

export interface BundleRequest {
  readonly store: EventStore;
  readonly signed: Signed;
  readonly tiles: TileFolder;
  /** Text of the tlog-policy. */
  readonly policy: string;
  /** Certificates (PEM) of the time stamping authority. */
  readonly authority?: string;
  /** Folder of verify.mjs, replay.mjs and verify.py. */
  readonly programs: string;
  readonly target: string;
  readonly onProgress?: (done: number, of: number) => void;
}

export interface WrittenBundle {
  readonly files: number;
  readonly events: number;
  /**
   * Editions whose figures are not those that they were published with: what the bundle shows, a verifier says too.
   */
  readonly different: readonly string[];
}

/**
 * Writes the auditor's bundle of a log up to a signed checkpoint: whole or not at all. Nothing of the vault is
 * opened. In memory are the facts that figures are made of, as in a server, and a thousand events at a time.
 */
export async function writeBundle(request: BundleRequest): Promise<WrittenBundle> {
  const writer = new BundleWriter(request.target);
  try {
    const { signed, policy } = request;
    await writer.whole('policy', policy);
    await writer.whole('checkpoint', signed.note);
    await writeCheckpoints(writer, request);
    await writeStamps(writer, request);
    await writeTree(writer, request);
    const replay = new Replay();
    await writeLog(writer, request, replay);
    const different = await writeEditions(writer, replay);
    await writeReceipts(writer, request, replay);
    await writer.whole('definitions.json', definitionsFile());
    for (const [path, text] of schemaFiles()) await writer.whole(path, text);
    await writer.whole('README.md', READ_ME);
    for (const name of ['verify.mjs', 'replay.mjs', 'verify.py'])
      await writer.whole(name, readFileSync(join(request.programs, name)));
    return { files: await writer.end(signed), events: signed.size, different };
  } catch (error) {
    await writer.drop();
    throw error;
  }
}

/** Every checkpoint that was signed up to this one, a line each, in order of size. */
async function writeCheckpoints(writer: BundleWriter, { signed, tiles }: BundleRequest): Promise<void> {
  await writer.file('checkpoints.jsonl', async (write) => {
    for (const size of await signedSizes(tiles.path)) {
      if (size >= signed.size) continue;
      const note = (await noteOfSize(tiles.path, size))?.note;
      if (note !== undefined) await write(`${JSON.stringify(note)}\n`);
    }
    await write(`${JSON.stringify(signed.note)}\n`);
  });
}

/** The stamp of every checkpoint in the bundle that has one, and to whom their certificates lead. */
async function writeStamps(writer: BundleWriter, { signed, tiles, authority }: BundleRequest): Promise<void> {
  const sizes = new Set([...(await signedSizes(tiles.path)), signed.size]);
  for (const size of await stampedSizes(tiles.path)) {
    const stamp = size <= signed.size && sizes.has(size) ? await stampOf(tiles.path, size) : undefined;
    if (stamp !== undefined) await writer.whole(`${STAMPS}/${size}.tsr`, stamp);
  }
  if (authority !== undefined) await writer.whole(`${STAMPS}/authority.pem`, authority);
}

async function writeTree(writer: BundleWriter, { signed: { size }, tiles }: BundleRequest): Promise<void> {
  for (const tile of tilesOf(size))
    await writer.whole(tilePath(tile), Buffer.concat(await tiles.hashes(tile.level, tile.index, size)));
  for (let bundle = 0; bundle * TILE_WIDTH < size; bundle += 1) {
    const width = Math.min(TILE_WIDTH, size - bundle * TILE_WIDTH);
    await writer.whole(entriesPath(bundle, width), formatBundle(await tiles.entries(bundle, size)));
  }
}

async function writeLog(writer: BundleWriter, request: BundleRequest, replay: Replay): Promise<void> {
  const { store, signed, onProgress } = request;
  await writer.file('log.jsonl', async (write) => {
    for await (const events of eventsUpTo(store, signed.size)) {
      for (const event of events) await write(eventLine(event));
      replay.add(events);
      onProgress?.(replay.position, signed.size);
    }
  });
}

/** The figures of every edition, to the byte that its digest was taken over. */
async function writeEditions(writer: BundleWriter, replay: Replay): Promise<readonly string[]> {
  const different: string[] = [];
  for (const edition of replay.editions()) {
    const { json, digest } = await replay.compute(edition);
    if (digest !== edition.digest) different.push(edition.editionId);
    await writer.whole(`editions/${edition.editionId}.json`, json);
  }
  return different;
}

/** A receipt of the publication of every edition: who keeps one can show that it was published. */
async function writeReceipts(
  writer: BundleWriter,
  { store, signed, tiles }: BundleRequest,
  replay: Replay,
): Promise<void> {
  for (const { entryId, editionId } of replay.editions()) {
    const event = await store.readEvent(entryId);
    const receipt = event && (await receiptFor(event, signed, tiles));
    if (receipt !== undefined) await writer.whole(`receipts/${editionId}.tlog-proof`, receipt);
  }
}
