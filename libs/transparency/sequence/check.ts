import type { StoredEvent } from '../leaf/leaf.js';
import { TILE_WIDTH } from '../log/tiles.js';
import { CompactRange } from '../merkle/compact-range.js';
import { sameHash } from '../merkle/hashing.js';
import { differs, type BadLeaf } from './compare.js';
import { Follow, wholeEvents, type LogSource } from './log-source.js';
import { turn } from './patience.js';
import { SigningRefusal, type RefusalCode } from './refusal.js';
import type { Signed } from './signed.js';
import { signedSizes } from './signed-notes.js';
import type { TileFolder } from './tile-folder.js';

/** The first thing that is not as it was signed. */
export type CheckFault =
  /** An event, the entry kept of it, its tile, or the tree up to it. */
  | BadLeaf
  /** An event that does not follow on the ones before it. */
  | { readonly index: number; readonly refusal: RefusalCode }
  /** A checkpoint that the log does not give, or that cannot be read or is not signed with the log's key. */
  | { readonly size: number };

/** What a check of the whole log came to. */
export interface CheckOutcome {
  /** Events compared. */
  readonly size: number;
  /** Signed checkpoints whose root the log gave. */
  readonly checkpoints: number;
  readonly fault?: CheckFault;
}

export interface Checked {
  readonly source: LogSource;
  readonly tiles: TileFolder;
  readonly checkpoints: { at(size: number): Promise<Signed | undefined> };
  /** What the check goes up to: the newest checkpoint when it began. */
  readonly signed: Signed;
  readonly onProgress: (done: number) => void;
  /** Ends it after the bundle at hand: it rejects with the reason. */
  readonly signal: AbortSignal;
}

/**
 * Reads the log from its first event to the newest checkpoint, once, and computes it again: each event follows on
 * the ones before it (positions, revisions of its stream, times), its leaf is the one that is kept and hashes to
 * its tile, and the root at every size that was signed is the one that was signed. Other work of its thread goes on
 * while a bundle is read. Rejects when the log or the folder cannot be read.
 */
export async function checkLog(asked: Checked): Promise<CheckOutcome> {
  const { source, signed, onProgress, signal } = asked;
  const sizes = (await signedSizes(asked.tiles.path)).filter((size) => size <= signed.size);
  const [range, follow] = [new CompactRange(), new Follow(source, undefined)];
  let checkpoints = 0;
  const outcome = (fault?: CheckFault): CheckOutcome => ({
    size: range.size,
    checkpoints,
    ...(fault === undefined ? {} : { fault }),
  });
  const isAsSigned = async (): Promise<boolean> => {
    if (sizes[checkpoints] !== range.size) return true;
    const isSame = sameHash((await checkpointAt(asked, range.size))?.root ?? new Uint8Array(), range.root());
    if (isSame) checkpoints += 1;
    return isSame;
  };
  if (!(await isAsSigned())) return outcome({ size: 0 });
  while (range.size < signed.size) {
    // Who reads a bundle does so in one turn.
    await turn();
    signal.throwIfAborted();
    for (const { event, entry, hash } of await bundleOf(asked, range.size)) {
      const what = differs(event, entry, hash);
      if (what !== undefined) return outcome({ index: range.size, what });
      const refusal = event && (await refusalOf(follow, event));
      if (refusal !== undefined) return outcome({ index: range.size, refusal });
      range.append(hash as Uint8Array);
      if (!(await isAsSigned())) return outcome({ size: range.size });
    }
    onProgress(range.size);
  }
  return sameHash(range.root(), signed.root) ? outcome() : outcome({ index: signed.size - 1, what: 'tree' });
}

interface Compared {
  readonly event: StoredEvent | undefined;
  readonly entry: Uint8Array | undefined;
  readonly hash: Uint8Array | undefined;
}

/** The log, the entries and the hashes of one bundle, side by side. */
async function bundleOf(
  { source, tiles, signed: { size } }: Checked,
  from: number,
): Promise<readonly Compared[]> {
  const limit = Math.min(TILE_WIDTH, size - from);
  const events = await wholeEvents(source, from, limit);
  const entries = await tiles.entries(from / TILE_WIDTH, size).catch(() => []);
  const hashes = await tiles.hashes(0, from / TILE_WIDTH, size).catch(() => []);
  return Array.from({ length: limit }, (_, at) => ({
    event: events[at],
    entry: entries[at],
    hash: hashes[at],
  }));
}

async function refusalOf(follow: Follow, event: StoredEvent): Promise<RefusalCode | undefined> {
  try {
    await follow.next(event);
    return undefined;
  } catch (error) {
    if (error instanceof SigningRefusal) return error.code;
    throw error;
  }
}

/** Undefined for one that cannot be read or is of another key. */
async function checkpointAt({ checkpoints }: Checked, size: number): Promise<Signed | undefined> {
  try {
    return await checkpoints.at(size);
  } catch (error) {
    if (error instanceof SigningRefusal) return undefined;
    throw error;
  }
}
