import { Dictionary } from './dictionary.js';

const DIGITS = 13;
const FULLEST = 0.6;

/**
 * A set of natural keys: 13 hexadecimal digits, kept as numbers of 52 bits in one array, an eighth of what a set of
 * texts weighs. Any other text is kept as it is.
 */
export class NaturalKeys {
  private slots = new Float64Array(1024);
  private used = 0;
  /** What is no such key. */
  readonly others = new Dictionary();

  add(key: string): void {
    const number = numberOfKey(key);
    if (number === undefined) this.others.intern(key);
    else this.addNumber(number);
  }

  /** The same of a key's number; 0, which is nobody's, adds nothing. */
  addNumber(number: number): void {
    if (number !== 0 && insert(this.slots, number) && ++this.used > this.slots.length * FULLEST)
      this.moveTo(this.slots.length * 2);
  }

  /** Makes room for so many in all, so that they find their place once. */
  reserve(keys: number): void {
    let { length } = this.slots;
    while (keys > length * FULLEST) length *= 2;
    if (length > this.slots.length) this.moveTo(length);
  }

  /** Forgets all keys but those of these numbers and the first of the others. */
  reset(numbers: Iterable<number>, others: number): void {
    this.slots.fill(0);
    this.used = 0;
    for (const number of numbers) this.addNumber(number);
    this.others.truncate(others);
  }

  has(key: string): boolean {
    const number = numberOfKey(key);
    if (number === undefined) return this.others.find(key) !== undefined;
    return this.slots[slotOf(this.slots, number)] === number;
  }

  private moveTo(length: number): void {
    const larger = new Float64Array(length);
    for (const number of this.slots) if (number !== 0) insert(larger, number);
    this.slots = larger;
  }
}

/** 1 and more, 0 being an empty slot; undefined when it is not 13 digits in lower case. */
export function numberOfKey(key: string): number | undefined {
  if (key.length !== DIGITS) return undefined;
  let number = 0;
  for (let i = 0; i < DIGITS; i++) {
    const code = key.charCodeAt(i);
    if (code >= 48 && code <= 57) number = number * 16 + code - 48;
    else if (code >= 97 && code <= 102) number = number * 16 + code - 87;
    else return undefined;
  }
  return number + 1;
}

/**
 * The slot that holds a number, or the empty one where it belongs. Keys are of a hash already: their low bits will
 * do. There are a power of two of slots, so what is left over a division by them is exact, and quicker than `%` of
 * 52 bits.
 */
function slotOf(slots: Float64Array, number: number): number {
  let slot = number - Math.floor(number / slots.length) * slots.length;
  while (slots[slot] !== 0 && slots[slot] !== number) slot = slot + 1 === slots.length ? 0 : slot + 1;
  return slot;
}

/** True when the number is new. */
function insert(slots: Float64Array, number: number): boolean {
  const slot = slotOf(slots, number);
  if (slots[slot] === number) return false;
  slots[slot] = number;
  return true;
}
