export { base64, fromBase64, hex, textOf, utf8 } from './bytes.js';
export { canonical } from './canonical.js';
export { NotRunError, type VerificationRequest, type Held } from './context.js';
export type { Cryptography, Hashing } from './cryptography.js';
export { tilePath } from './entries.js';
export { eventIn, type Event } from './event.js';
export type { Finding } from './findings.js';
export {
  checkpointIn,
  isSignedBy,
  keyGiven,
  keyIn,
  receiptIn,
  seenAt,
  type Checkpoint,
  type Key,
} from './notes.js';
export { policyIn, type Policy } from './policy.js';
export type { Source } from './source.js';
export { GrowingRoot, isIncluded, leafHash } from './tree.js';
export { LOG } from './walk.js';
export { verifyBundle, type Report } from './verify.js';
export { webCryptography } from './web-cryptography.js';
export { linesOf } from './source.js';
