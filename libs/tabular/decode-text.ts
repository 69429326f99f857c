/** What Windows-1252 has where Latin-1 has control characters (0x80–0x9F). */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * The text of a file: UTF-8 or UTF-16 by its byte order mark, else UTF-8 when it is that, else Windows-1252, which is what
 * a Dutch Excel writes. Undefined when it holds what no text holds.
 */
export function decodeText(bytes: Buffer): string | undefined {
  const text = decode(bytes).replace(/^\uFEFF/, '');
  return text.includes('\0') ? undefined : text;
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Not by TextDecoder: some versions of Node take Windows-1252 for Latin-1.
    return bytes
      .toString('latin1')
      .replace(/[\u0080-\u009f]/g, (c) => WINDOWS_1252.charAt(c.charCodeAt(0) - 0x80));
  }
}
