import type { Signed } from '#libs/transparency';
import type { ConsistencyAnswer, InclusionAnswer } from './get-proofs.js';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** A checkpoint as JSON and GraphQL give it; hashes in base64. */
export const toCheckpointJson = ({ origin, size, root, note }: Signed) => ({
  origin,
  size,
  root: base64(root),
  note,
});

export const toInclusionJson = ({ index, leaf, leafHash, hashes, checkpoint }: InclusionAnswer) => ({
  index,
  leaf,
  leafHash: base64(leafHash),
  hashes: hashes.map(base64),
  checkpoint: toCheckpointJson(checkpoint),
});

export const toConsistencyJson = ({ from, to, hashes }: ConsistencyAnswer) => ({
  from: toCheckpointJson(from),
  to: toCheckpointJson(to),
  hashes: hashes.map(base64),
});
