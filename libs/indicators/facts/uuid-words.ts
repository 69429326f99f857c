const LENGTH = 36;
const DASHES = [8, 13, 18, 23] as const;
/** Where the eight groups of four digits begin. */
const GROUPS = [0, 4, 9, 14, 19, 24, 28, 32] as const;
const DASH = '-'.charCodeAt(0);
/** Beyond any group of four digits, also after the shifts of `group`. */
const NO_DIGIT = 1 << 16;
const DIGITS = Int32Array.from({ length: 128 }, (_, code) => {
  const digit = '0123456789abcdef'.indexOf(String.fromCharCode(code));
  return digit < 0 ? NO_DIGIT : digit;
});

/** Writes a UUID in lower case as four words of 32 bits; false, with the words undefined, for any other text. */
export function packUuid(text: string, words: Int32Array): boolean {
  if (text.length !== LENGTH) return false;
  for (const dash of DASHES) if (text.charCodeAt(dash) !== DASH) return false;
  for (let word = 0; word < 4; word++) {
    const high = group(text, GROUPS[word * 2] ?? 0);
    const low = group(text, GROUPS[word * 2 + 1] ?? 0);
    if (high >= NO_DIGIT || low >= NO_DIGIT) return false;
    words[word] = high * 65_536 + low;
  }
  return true;
}

/** The text of the UUID in four words. */
export function unpackUuid(words: Int32Array, at: number): string {
  const hex = Array.from(words.subarray(at, at + 4), (word) =>
    (word >>> 0).toString(16).padStart(8, '0'),
  ).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const group = (text: string, at: number): number =>
  (digit(text, at) << 12) | (digit(text, at + 1) << 8) | (digit(text, at + 2) << 4) | digit(text, at + 3);

const digit = (text: string, at: number): number => DIGITS[text.charCodeAt(at)] ?? NO_DIGIT;
