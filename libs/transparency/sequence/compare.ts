import { BrokenEventError, leafOf, type StoredEvent } from '../leaf/leaf.js';
import { leafHash, sameHash } from '../merkle/hashing.js';

/** The first leaf that is not what was signed. */
export interface BadLeaf {
  readonly index: number;
  /** What differs: the event in the log, the entry kept of it, its tile, or the tree above. */
  readonly what: 'log' | 'entry' | 'tile' | 'tree';
}

/** Which of the three is not like the other two; of three that all differ the entry is named. */
export function differs(
  event: StoredEvent | undefined,
  entry: Uint8Array | undefined,
  hash: Uint8Array | undefined,
): BadLeaf['what'] | undefined {
  const leaf = event && leafIfWhole(event);
  const isOfTile = (bytes: Uint8Array | undefined): boolean =>
    bytes !== undefined && hash !== undefined && sameHash(leafHash(bytes), hash);
  const isSame = leaf !== undefined && entry !== undefined && sameHash(leaf, entry);
  if (isOfTile(entry)) return isSame ? undefined : 'log';
  return isSame ? 'tile' : 'entry';
}

/** Undefined for an event whose metadata are not what they were. */
function leafIfWhole(event: StoredEvent): Uint8Array | undefined {
  try {
    return leafOf(event);
  } catch (error) {
    if (error instanceof BrokenEventError) return undefined;
    throw error;
  }
}
