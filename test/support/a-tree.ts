import {
  CompactRange,
  consistencyParts,
  formatCheckpoint,
  formatNote,
  leafHash,
  partHash,
  signNote,
  type SigningKey,
} from '#libs/transparency';

/** Leaves of a log, of which those from `fork` on are others than in the log without one. */
export const aTree = (size: number, fork = Infinity): readonly Uint8Array[] =>
  Array.from({ length: size }, (_, index) =>
    leafHash(Buffer.from(`${index >= fork ? 'fork' : 'leaf'} ${index}`)),
  );

export function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  const range = new CompactRange();
  for (const leaf of leaves) range.append(leaf);
  return range.root();
}

/** That the tree of the first `from` leaves is the beginning of the one of all, hash by hash. */
export const consistencyOf = (leaves: readonly Uint8Array[], from: number): readonly Uint8Array[] =>
  consistencyParts(from, leaves.length).map((part) =>
    partHash(
      part.map(({ level, index }) => rootOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level))),
    ),
  );

export function signedTree(leaves: readonly Uint8Array[], key: SigningKey, origin = key.name): string {
  const text = formatCheckpoint({ origin, size: leaves.length, root: rootOf(leaves) });
  return formatNote({ text, signatures: [signNote(text, key)] });
}

/** What a log sends to a witness (C2SP tlog-witness, add-checkpoint). */
export const submissionOf = (oldSize: number, proof: readonly Uint8Array[], note: string): string =>
  [`old ${oldSize}`, ...proof.map((hash) => Buffer.from(hash).toString('base64')), '', note].join('\n');
