import { isUtf8 } from 'node:buffer';

import { fault, type Fault } from '#libs/programme';

export type Decoded =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly fault: Fault };

/** Bytes as the text they are in UTF-8; the fault, with the first byte that is none, when they are not. Nothing is replaced. */
export function decodeUtf8(bytes: Uint8Array): Decoded {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  if (isUtf8(bytes)) return { ok: true, text };
  return { ok: false, fault: fault('NOT_UTF8', '', { byte: firstBad(bytes, text) + 1 }) };
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
