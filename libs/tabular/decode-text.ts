/** What Windows-1252 has where Latin-1 has control characters (0x80–0x9F). */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
/** What stands in a text for bytes that are no character. */
export const NO_CHARACTER = '\uFFFD';

/**
 * The text of a file: UTF-8 or UTF-16 by its byte order mark, else UTF-8 when it is that, else Windows-1252, which
 * is what a Dutch Excel writes. A text of UTF-8 with bad bytes in it stays UTF-8: they become U+FFFD, which whoever
 * reads the cell refuses. Undefined when it holds what no text holds.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const text = decode(bytes).replace(/^\uFEFF/, '');
  return text.includes('\0') ? undefined : text;
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return isDamagedUtf8(bytes) ? new TextDecoder('utf-8').decode(bytes) : windows1252(bytes);
  }
}

/**
 * Whether bytes that are no UTF-8 as a whole are so for the most part: with its mark, or with a character of
 * several bytes that is whole. Windows-1252 has those only where a text has `Ã©` or the like, which no Dutch text
 * has.
 */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return true;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    const more =
      lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : 0;
    if (more === 0) continue;
    const tail = bytes.subarray(at + 1, at + 1 + more);
    if (tail.length === more && tail.every((byte) => byte >= 0x80 && byte < 0xc0)) return true;
  }
  return false;
}

/** Not by TextDecoder: some versions of Node take Windows-1252 for Latin-1. */
function windows1252(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += 8_192)
    pieces.push(String.fromCharCode(...bytes.subarray(from, from + 8_192)));
  return pieces.join('').replace(/[\u0080-\u009f]/g, (c) => WINDOWS_1252.charAt(c.charCodeAt(0) - 0x80));
}
