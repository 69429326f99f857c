import { gunzipSync } from 'node:zlib';

/**
 * A text that was kept with gzip; undefined when it is not what was kept: what can be made again is, without a word.
 */
export function unpacked(bytes: Uint8Array): string | undefined {
  try {
    return gunzipSync(bytes).toString('utf8');
  } catch {
    return undefined;
  }
}
