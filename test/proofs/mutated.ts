/**
 * Bytes that are nearly right: what is right, with a few things changed in it that readers are apt to see
 * differently.
 */
import fc from 'fast-check';

/**
 * Spaces that are one here and none there, digits of other scripts, what JSON has several notations of, bytes that
 * are no UTF-8.
 */
const PIECES = [
  ...[
    '',
    ' ',
    '  ',
    '\n',
    '\r',
    '\t',
    '\0',
    '\u001c',
    '\u007f',
    '\u0085',
    '\u00a0',
    '\u2028',
    '\u3000',
    '\ufeff',
  ],
  ...[
    '\ud83d\ude00',
    '\uffff',
    'é',
    '٣',
    '１',
    '+',
    '=',
    '-',
    '—',
    '.',
    '/',
    '\\',
    '"',
    ',',
    ':',
    '{',
    '}',
    '[',
    ']',
  ],
  ...[
    '0',
    '1',
    '-1',
    '-0',
    '1.5',
    '1e0',
    '1e21',
    '9007199254740991',
    '9007199254740993',
    '18446744073709551616',
  ],
  ...[
    'null',
    'true',
    'NaN',
    '[]',
    '{}',
    '""',
    '"a":1,',
    '\\ud800',
    '\\u0041',
    '\\/',
    '\\\\',
    '\n\n',
    'A',
    'AA==',
  ],
].map((text) => Buffer.from(text));
const BYTES = [Uint8Array.of(0xff), Uint8Array.of(0xc0, 0xaf), Uint8Array.of(0xed, 0xa0, 0x80)];

type Change = (bytes: Uint8Array) => Uint8Array;
const cut = (bytes: Uint8Array, from: number, to: number, piece: Uint8Array): Uint8Array =>
  Buffer.concat([bytes.subarray(0, from), piece, bytes.subarray(to)]);

/** A place in what it may be of: small numbers are as likely as large ones. */
const place = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1));
const piece = fc.constantFrom<Uint8Array>(...PIECES, ...BYTES);
const length = fc.oneof({ weight: 3, arbitrary: fc.nat(3) }, fc.nat(40));

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(place, length, piece).map(([at, many, by]): Change => (bytes) => {
    const from = Math.floor(at * bytes.length);
    return cut(bytes, from, from + many, by);
  }),
  // What a word of the text becomes.
  fc.tuple(place, piece).map(([at, by]): Change => (bytes) => {
    const words = [
      ...Buffer.from(bytes)
        .toString('latin1')
        .matchAll(/[A-Za-z0-9+/=._-]+|"[^"]*"/g),
    ];
    const word = words[Math.floor(at * (words.length - 1))];
    return word === undefined ? bytes : cut(bytes, word.index, word.index + word[0].length, by);
  }),
  // A line twice, gone, or elsewhere.
  fc.tuple(place, place, fc.boolean()).map(([one, other, isMoved]): Change => (bytes) => {
    const lines = Buffer.from(bytes).toString('latin1').split('\n');
    const at = Math.floor(one * (lines.length - 1));
    const [line = ''] = isMoved ? lines.splice(at, 1) : lines.slice(at, at + 1);
    lines.splice(Math.floor(other * lines.length), 0, line);
    return Buffer.from(lines.join('\n'), 'latin1');
  }),
);

/** One of these with one to three changes. */
export const nearly = (right: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(fc.constantFrom(...right), fc.array(change, { minLength: 1, maxLength: 3 }))
    .map(([bytes, changes]) => changes.reduce((made, one) => one(made), bytes));
