import { createHash, hash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { entryIdOf } from '#libs/platform';
import { canonicalJson } from '#libs/programme';
import {
  CompactRange,
  entriesPath,
  formatBundle,
  formatCheckpoint,
  formatNote,
  formatProof,
  inclusionParts,
  leafHash,
  leafOf,
  partHash,
  signNote,
  TILE_WIDTH,
  tilePath,
  tilesOf,
  type SigningKey,
  type StoredEvent,
} from '#libs/transparency';

/** What a forger may write into a bundle: any events, whether or not a log would have taken them. */
export type Forged = { -readonly [K in keyof StoredEvent]: StoredEvent[K] };

type Metadata = Record<string, unknown>;

export const metadataOf = (event: Forged): Metadata => JSON.parse(event.metadata) as Metadata;

/** Metadata with the salt that belongs to them, as one has them who rewrites everything. */
export function saltedAnew({ salt: _, ...rest }: Metadata): string {
  return canonicalJson({ ...rest, salt: hash('sha256', canonicalJson(rest), 'base64') });
}

/** An event of its own, with everything right about it. */
export function anEvent(n: number, position: number, over: Partial<Forged> = {}): Forged {
  const source = 'urn:nld:oin:00000099000000001000:systeem:forged';
  const id = `forged-${n}`;
  const eventId = entryIdOf(source, id);
  return {
    eventId,
    type: 'HouseholdReached',
    schemaVersion: 1,
    data: canonicalJson({ n: 100_000 + n }),
    metadata: saltedAnew({
      source,
      id,
      actor: { role: 'partner', subject: 'user-alfa' },
      nonce: randomBytes(32).toString('base64'),
    }),
    stream: `entry-${eventId}`,
    revision: 0,
    position: BigInt(position),
    recordedAt: 0,
    ...over,
  };
}

export const lineOf = ({ position, ...event }: Forged): string =>
  `${canonicalJson({ ...event, position: Number(position) })}\n`;

/** Every tile of leaves, made by the plainest way there is: each level from the whole one below it. */
function tileFiles(leaves: readonly Uint8Array[]): readonly (readonly [string, Uint8Array])[] {
  const levels: Uint8Array[][] = [leaves.map(leafHash)];
  for (let level = 0; (levels[level] ?? []).length >= TILE_WIDTH; level += 1) {
    const below = levels[level] ?? [];
    levels.push(
      Array.from({ length: Math.floor(below.length / TILE_WIDTH) }, (_, tile) => {
        const range = new CompactRange();
        for (const node of below.slice(tile * TILE_WIDTH, (tile + 1) * TILE_WIDTH)) range.append(node);
        return range.root();
      }),
    );
  }
  return tilesOf(leaves.length).map((tile) => {
    const hashes = levels[tile.level]?.slice(tile.index * TILE_WIDTH, tile.index * TILE_WIDTH + tile.width);
    return [tilePath(tile), Buffer.concat(hashes ?? [])] as const;
  });
}

const rootOf = (leaves: readonly Uint8Array[]): Uint8Array => {
  const range = new CompactRange();
  for (const leaf of leaves) range.append(leafHash(leaf));
  return range.root();
};

export function checkpointOf(leaves: readonly Uint8Array[], key: SigningKey): string {
  const text = formatCheckpoint({ origin: key.name, size: leaves.length, root: rootOf(leaves) });
  return formatNote({ text, signatures: [signNote(text, key)] });
}

/** A receipt of one leaf in the tree of all of them. */
export function receiptOf(events: readonly Forged[], index: number, key: SigningKey): string {
  const leaves = leavesOf(events);
  const hashes = inclusionParts(index, leaves.length).map((part) =>
    partHash(
      part.map(({ level, index: at }) => rootOf(leaves.slice(at * 2 ** level, (at + 1) * 2 ** level))),
    ),
  );
  const leaf = Buffer.from(leaves[index] ?? []).toString();
  const { source, id, stream, rev, recordedAt } = JSON.parse(leaf) as Metadata;
  const { digest } = metadataOf(events[index] as Forged);
  const extra = { v: 'wijkspoor-receipt/1', source, id, stream, rev, recordedAt, digest, leaf };
  const checkpoint = checkpointOf(leaves, key);
  return formatProof({ index, hashes, checkpoint, extra: Buffer.from(canonicalJson(extra)) });
}

export interface Insider {
  readonly events: readonly Forged[];
  /** Sizes at which a checkpoint is signed, the last of them the size of the log. */
  readonly sizes: readonly number[];
  readonly key: SigningKey;
  /** Of editions whose names are none of a file. */
  readonly hasNoReceipts?: boolean;
}

/** The leaves of events, also of those that no sequencer would sign. */
export const leavesOf = (events: readonly Forged[]): readonly Uint8Array[] =>
  events.map((event) => leafOf(event));

/**
 * Rewrites everything that an operator stores: tiles, entries, every checkpoint (with the log's own key), the
 * log, receipts and the manifest, in a bundle that was clean. An edition that is no longer in the log is gone;
 * other files stay as they were.
 */
export function makeAnew(folder: string, { events, sizes, key, hasNoReceipts }: Insider): void {
  const leaves = leavesOf(events);
  for (const path of ['tile', 'receipts']) rmSync(join(folder, path), { recursive: true, force: true });
  const put = (path: string, content: Uint8Array | string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  for (const [path, bytes] of tileFiles(leaves)) put(path, bytes);
  for (let at = 0; at < leaves.length; at += TILE_WIDTH) {
    const entries = leaves.slice(at, at + TILE_WIDTH);
    put(entriesPath(at / TILE_WIDTH, entries.length), formatBundle(entries));
  }
  const notes = sizes.map((size) => checkpointOf(leaves.slice(0, size), key));
  put('checkpoint', notes.at(-1) ?? '');
  put('checkpoints.jsonl', notes.map((note) => `${JSON.stringify(note)}\n`).join(''));
  put('log.jsonl', events.map(lineOf).join(''));
  const editions = new Set<string>();
  events.forEach((event, index) => {
    if (event.type !== 'ReportEditionPublished') return;
    const { editionId } = JSON.parse(event.data) as { editionId: string };
    editions.add(`${editionId}.json`);
    if (hasNoReceipts !== true) put(`receipts/${editionId}.tlog-proof`, receiptOf(events, index, key));
  });
  for (const file of readdirSync(join(folder, 'editions')))
    if (!editions.has(file)) rmSync(join(folder, 'editions', file));
  listAnew(folder);
}

/** The manifest as it must be for what is in the folder now. */
export function listAnew(folder: string): void {
  const files = filesOf(folder)
    .filter((path) => path !== 'manifest.json')
    .map((path) => {
      const bytes = readFileSync(join(folder, path));
      return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
    });
  const [origin, size, root] = readFileSync(join(folder, 'checkpoint'), 'utf8').split('\n');
  const manifest = { v: 'wijkspoor-bundle/1', origin, size: Number(size), root, files };
  writeFileSync(join(folder, 'manifest.json'), `${canonicalJson(manifest)}\n`);
}

export const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
