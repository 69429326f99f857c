/** Bytes that are, or are not, one value of DER down to its last part, in hexadecimal. */
import type { Reading } from './readings.js';

const deep = (depth: number): string => {
  let bytes = Buffer.alloc(0);
  for (let at = 0; at < depth; at += 1) {
    const { length } = bytes;
    const head = length < 0x80 ? [length] : [0x81, length];
    bytes = Buffer.concat([Uint8Array.of(0x30, ...head), bytes]);
  }
  return bytes.toString('hex');
};
const of = (length: number): string => '00'.repeat(length);

export const DER: readonly Reading[] = [
  ['a number', '020105', true],
  ['nothing in it', '0500', true],
  ['an empty list', '3000', true],
  ['a list of two', '30060201050201ff', true],
  ['128 bytes', `048180${of(128)}`, true],
  ['256 bytes', `04820100${of(256)}`, true],
  ['a number in a list of its own kind', 'a003020105', true],
  ['fifty-one lists in one another', deep(51), false],
  ['fifty lists in one another', deep(50), true],
  ['a byte behind it', '02010500', false],
  ['two values', '020105020105', false],
  ['fewer bytes than it says', '020205', false],
  ['a length longer than it need be', '02810105', false],
  ['a length longer than it need be, inside', '300402810105', false],
  ['a length longer than it need be, deep inside', 'a006300402810105', false],
  ['256 bytes in three bytes of length', `0483000100${of(256)}`, false],
  ['no end', '3080020105' + '0000', false],
  ['a length of five bytes', '02850000000001' + '05', false],
  ['a length that breaks off', '0482', false],
  ['a kind of more than one byte', '1f2000', false],
  ['a kind of more than one byte, inside', '30033f2000', false],
  ['a part that breaks off', '3003020205', false],
  ['one byte', '30', false],
  ['no byte', '', false],
];
