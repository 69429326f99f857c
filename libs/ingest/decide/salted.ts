import { hash } from 'node:crypto';
import { canonicalJson } from '#libs/programme';

import type { EntryMetadata } from '../kernel/outcome.js';

/** The metadata with their salt, by which the leaf's hash of the data vouches for them too (docs/decisions/0061-metadata-in-the-salt.md). */
export const salted = (metadata: EntryMetadata): EntryMetadata => ({
  ...metadata,
  salt: hash('sha256', canonicalJson(metadata), 'base64'),
});
