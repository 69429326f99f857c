import { int32 } from './columns.js';
import { Dictionary } from './dictionary.js';
import { firstIndex } from './first-index.js';
import type { Transfer } from './transfer.js';
import { packUuid, unpackUuid } from './uuid-words.js';

const FULLEST = 0.6;
const WORDS = 4;

/**
 * Gives each id a number, 0, 1, 2 … in order of first sight, as a Dictionary does. UUIDs in lower case are kept as
 * 128 bits with a table of numbers to find them by: a fifth of what a map of texts weighs, and nothing for the
 * garbage collector to visit. Any other id is kept as it is.
 */
export class EntryIds {
  private readonly words = int32();
  /** One more than a number, 0 for nothing; a power of two long. */
  private slots = new Int32Array(32);
  private readonly others = new Dictionary();
  /** Number of each of the others, rising. */
  private readonly otherNumbers = int32();
  private readonly asked = new Int32Array(WORDS);

  get size(): number {
    return this.words.length / WORDS;
  }

  /** How many are no UUIDs. */
  get otherSize(): number {
    return this.others.size;
  }

  intern(id: string): number {
    if (!packUuid(id, this.asked)) return this.internOther(id);
    const slot = this.slotOf(this.asked, 0);
    const known = this.slots[slot] ?? 0;
    if (known > 0) return known - 1;
    const number = this.size;
    for (let i = 0; i < WORDS; i++) this.words.push(this.asked[i] ?? 0);
    this.slots[slot] = number + 1;
    this.spread();
    return number;
  }

  find(id: string): number | undefined {
    if (!packUuid(id, this.asked)) return this.findOther(id);
    const known = this.slots[this.slotOf(this.asked, 0)] ?? 0;
    return known > 0 ? known - 1 : undefined;
  }

  text(number: number): string {
    if (number < 0 || number >= this.size) throw new RangeError(`no entry ${number}`);
    const other = this.otherAt(number);
    return other === undefined ? unpackUuid(this.words.values, number * WORDS) : this.others.text(other);
  }

  /** Makes room for so many in all, so that they find their place once. */
  reserve(size: number): void {
    this.words.reserve(size * WORDS);
    this.spread(size);
  }

  /** Takes along the ids from a number on, of which some are no UUIDs. */
  carry(transfer: Transfer, size: number, otherSize: number): void {
    transfer.numbers(this.words, size * WORDS);
    transfer.texts(this.others, otherSize);
    transfer.numbers(this.otherNumbers, otherSize);
  }

  /** Makes the ids from a number on, which were brought in, findable. Throws for one that is known already. */
  enter(size: number): void {
    if (this.spread()) return;
    for (let number = size; number < this.size; number++) this.enterOne(number);
  }

  /** Forgets the ids from a number on. Last in, first out: what was found past one of them is gone before it. */
  truncate(size: number, otherSize: number): void {
    for (let number = this.size - 1; number >= size; number--)
      if (this.otherAt(number) === undefined) this.slots[this.slotOf(this.words.values, number * WORDS)] = 0;
    this.words.truncate(size * WORDS);
    this.others.truncate(otherSize);
    this.otherNumbers.truncate(otherSize);
  }

  private internOther(id: string): number {
    const known = this.findOther(id);
    if (known !== undefined) return known;
    const number = this.size;
    this.others.intern(id);
    this.otherNumbers.push(number);
    for (let i = 0; i < WORDS; i++) this.words.push(0);
    this.spread();
    return number;
  }

  private findOther(id: string): number | undefined {
    const other = this.others.find(id);
    return other === undefined ? undefined : this.otherNumbers.at(other);
  }

  /** Which of the others has a number; undefined for a UUID's. */
  private otherAt(number: number): number | undefined {
    const { size } = this.others;
    const other = firstIndex(size, (index) => this.otherNumbers.at(index) >= number);
    return other < size && this.otherNumbers.at(other) === number ? other : undefined;
  }

  /** The slot that holds the id in four words, or the empty one where it belongs. */
  private slotOf(words: Int32Array, at: number): number {
    const [a = 0, b = 0, c = 0, d = 0] = [words[at], words[at + 1], words[at + 2], words[at + 3]];
    const mask = this.slots.length - 1;
    for (let slot = hash(a, b, c, d) & mask; ; slot = (slot + 1) & mask) {
      const known = this.slots[slot] ?? 0;
      if (known === 0) return slot;
      const own = (known - 1) * WORDS;
      const { values } = this.words;
      if (values[own + 3] !== d || values[own + 2] !== c) continue;
      if (values[own + 1] === b && values[own] === a) return slot;
    }
  }

  private enterOne(number: number): void {
    if (this.otherAt(number) !== undefined) return;
    const slot = this.slotOf(this.words.values, number * WORDS);
    if (this.slots[slot] !== 0) throw new Error(`${this.text(number)} has a number already`);
    this.slots[slot] = number + 1;
  }

  /** Finds them all a place in a larger table when this one is too full; answers whether it was. */
  private spread(size = this.size): boolean {
    let { length } = this.slots;
    while (size > length * FULLEST) length *= 2;
    if (length === this.slots.length) return false;
    this.slots = new Int32Array(length);
    for (let number = 0; number < this.size; number++) this.enterOne(number);
    return true;
  }
}

/** Ids need not be random: every bit of them reaches the low bits that choose a slot. */
function hash(a: number, b: number, c: number, d: number): number {
  let mixed = Math.imul(a ^ (a >>> 15), 0x85ebca6b) ^ b;
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) ^ c;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x9e3779b1) ^ d;
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}
