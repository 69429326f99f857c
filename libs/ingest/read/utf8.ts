import { isUtf8 } from 'node:buffer';

import { fault, type Fault } from '#libs/programme';

export type Decoded =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly fault: Fault };

/**
 * Bytes as the text they are in UTF-8; the fault, with the first byte that is none, when they are not. Nothing is
 * replaced. A byte order mark of UTF-8 in front is no part of the text (RFC 8259, 8.1); UTF-16 and UTF-32 are named
 * as what they are.
 */
export function decodeUtf8(bytes: Uint8Array): Decoded {
  const other = otherEncoding(bytes);
  if (other !== undefined) return { ok: false, fault: fault('OTHER_ENCODING', [], { found: other }) };
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  if (isUtf8(bytes)) return { ok: true, text: text.startsWith(MARK) ? text.slice(1) : text };
  return { ok: false, fault: fault('NOT_UTF8', [], { byte: firstBad(bytes, text) + 1 }) };
}

const MARK = '\ufeff';

/**
 * UTF-16 or UTF-32, by its byte order mark or, as JSON begins with two characters of ASCII, by the zeros among
 * its first four bytes (the table of RFC 4627, 3). Undefined for what may be UTF-8.
 */
function otherEncoding(bytes: Uint8Array): 'UTF-16' | 'UTF-32' | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0 && b === 0 && d !== undefined) return 'UTF-32';
  const little = a === 0xff && b === 0xfe;
  if (little || (a !== 0 && b === 0)) return c === 0 && d === 0 ? 'UTF-32' : 'UTF-16';
  return (a === 0xfe && b === 0xff) || (a === 0 && b !== undefined) ? 'UTF-16' : undefined;
}

const REPLACED = '\ufffd';
const SIZE_OF_REPLACED = 3;

/** Offset of the first byte that was replaced: up to there text and bytes run alike. */
function firstBad(bytes: Uint8Array, text: string): number {
  let offset = 0;
  let from = 0;
  for (let i = text.indexOf(REPLACED); i >= 0; i = text.indexOf(REPLACED, from)) {
    offset += Buffer.byteLength(text.slice(from, i));
    const [a, b, c] = bytes.subarray(offset, offset + SIZE_OF_REPLACED);
    if (a !== 0xef || b !== 0xbf || c !== 0xbd) return offset;
    offset += SIZE_OF_REPLACED;
    from = i + REPLACED.length;
  }
  return offset;
}
