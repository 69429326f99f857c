import type { Signed } from '#libs/transparency';
import type { ConsistencyAnswer, InclusionAnswer } from './get-proofs.js';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** A checkpoint as JSON and GraphQL give it; hashes in base64. */
export const checkpointJson = ({ origin, size, root, note }: Signed) => ({
  origin,
  size,
  root: base64(root),
  note,
});

export const inclusionJson = ({ index, leaf, leafHash, hashes, checkpoint }: InclusionAnswer) => ({
  index,
  leaf,
  leafHash: base64(leafHash),
  hashes: hashes.map(base64),
  checkpoint: checkpointJson(checkpoint),
});

export const consistencyJson = ({ from, to, hashes }: ConsistencyAnswer) => ({
  from: checkpointJson(from),
  to: checkpointJson(to),
  hashes: hashes.map(base64),
});
