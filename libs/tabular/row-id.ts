import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * An id for a row made of texts: a UUIDv8 (RFC 9562) of their SHA-256, the same in a browser as in Node and as
 * `entryIdOf` of the platform makes it.
 */
export function idOfRow(name: string, content: string): string {
  const hex = bytesToHex(sha256(utf8ToBytes(`${name}\n${content}`)));
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const shaped = `${hex.slice(0, 12)}8${hex.slice(13, 16)}${variant}${hex.slice(17, 32)}`;
  return [0, 8, 12, 16, 20].map((from, i, all) => shaped.slice(from, all[i + 1])).join('-');
}
