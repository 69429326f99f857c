import { packUuid, unpackUuid } from './uuid-words.js';

const FULLEST = 0.6;
const WORDS = 4;

/**
 * Gives each id a number, 0, 1, 2 … in order of first sight, as a Dictionary does. UUIDs in lower case are kept as 128 bits
 * with a table of numbers to find them by: a fifth of what a map of texts weighs, and nothing for the garbage collector to
 * visit. Any other id is kept as it is.
 */
export class EntryIds {
  private words = new Uint32Array(WORDS * 16);
  /** One more than a number, 0 for nothing; a power of two long. */
  private slots = new Int32Array(32);
  private readonly others = new Map<string, number>();
  private readonly otherTexts = new Map<number, string>();
  private readonly asked = new Uint32Array(WORDS);
  private length = 0;

  get size(): number {
    return this.length;
  }

  intern(id: string): number {
    if (!packUuid(id, this.asked)) return this.internOther(id);
    const slot = this.slotOf(this.asked, 0);
    const known = this.slots[slot] ?? 0;
    if (known > 0) return known - 1;
    this.reserve();
    this.words.set(this.asked, this.length * WORDS);
    this.slots[slot] = this.length + 1;
    if (++this.length > this.slots.length * FULLEST) this.spread();
    return this.length - 1;
  }

  find(id: string): number | undefined {
    if (!packUuid(id, this.asked)) return this.others.get(id);
    const known = this.slots[this.slotOf(this.asked, 0)] ?? 0;
    return known > 0 ? known - 1 : undefined;
  }

  text(number: number): string {
    if (number < 0 || number >= this.length) throw new RangeError(`no entry ${number}`);
    return this.otherTexts.get(number) ?? unpackUuid(this.words, number * WORDS);
  }

  private internOther(id: string): number {
    const known = this.others.get(id);
    if (known !== undefined) return known;
    this.reserve();
    this.others.set(id, this.length);
    this.otherTexts.set(this.length, id);
    return this.length++;
  }

  /** The slot that holds the id in four words, or the empty one where it belongs. */
  private slotOf(words: Uint32Array, at: number): number {
    const [a = 0, b = 0, c = 0, d = 0] = [words[at], words[at + 1], words[at + 2], words[at + 3]];
    const mask = this.slots.length - 1;
    for (let slot = hash(a, b, c, d) & mask; ; slot = (slot + 1) & mask) {
      const known = this.slots[slot] ?? 0;
      if (known === 0) return slot;
      const own = (known - 1) * WORDS;
      if (this.words[own + 3] !== d || this.words[own + 2] !== c) continue;
      if (this.words[own + 1] === b && this.words[own] === a) return slot;
    }
  }

  private reserve(): void {
    if (this.words.length >= (this.length + 1) * WORDS) return;
    const grown = new Uint32Array(this.length * WORDS * 2);
    grown.set(this.words);
    this.words = grown;
  }

  private spread(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    for (let number = 0; number < this.length; number++)
      if (!this.otherTexts.has(number)) this.slots[this.slotOf(this.words, number * WORDS)] = number + 1;
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
