import type { GrowingNumbers } from './transfer.js';

type Numbers = Float64Array | Int32Array | Uint16Array | Uint8Array;

/** Room of a column that anything stands in; most columns of most stores have nothing in them, and no room. */
const LEAST = 16;

/**
 * A column that grows by half when full. `at` is only defined below `length`. Throws RangeError for a number that its
 * kind of array would change (a wrapped 16-bit number is another partner's).
 */
export class Column<A extends Numbers> implements GrowingNumbers {
  values: A;
  length = 0;

  constructor(
    empty: A,
    private readonly make: (length: number) => A,
  ) {
    this.values = empty;
  }

  push(value: number): void {
    this.reserve(this.length + 1);
    this.set(this.length, value);
    this.length++;
  }

  /** The value at an index that exists; 0 beyond the end. */
  at(index: number): number {
    return this.values[index] ?? 0;
  }

  set(index: number, value: number): void {
    this.values[index] = value;
    const stored = this.at(index);
    if (stored !== value && !Number.isNaN(stored)) throw new RangeError(`${value} does not fit the column`);
  }

  /** Forgets what stands at an index and after it. */
  truncate(length: number): void {
    this.length = length;
  }

  bytesFrom(index: number): Uint8Array {
    const size = this.values.BYTES_PER_ELEMENT;
    return new Uint8Array(this.values.buffer, index * size, (this.length - index) * size);
  }

  /** Throws RangeError for bytes that are no whole numbers of its kind. */
  appendBytes(bytes: Uint8Array): void {
    const size = this.values.BYTES_PER_ELEMENT;
    if (bytes.length % size !== 0) throw new RangeError(`${bytes.length} bytes are no column`);
    const length = this.length + bytes.length / size;
    this.reserve(length);
    new Uint8Array(this.values.buffer).set(bytes, this.length * size);
    this.length = length;
  }

  /** Takes over the numbers that another column of its kind has at some indices, in their order. */
  gather({ values: from }: { readonly values: Numbers }, indices: Int32Array): void {
    const { length } = this;
    this.reserve(length + indices.length);
    for (let i = 0; i < indices.length; i++) this.values[length + i] = from[indices[i] ?? 0] ?? 0;
    this.length = length + indices.length;
  }

  /** Makes room for so many numbers in all. */
  reserve(length: number): void {
    if (length <= this.values.length) return;
    const grown = this.make(Math.max(LEAST, length, Math.ceil(this.values.length * 1.5)));
    grown.set(this.values);
    this.values = grown;
  }
}

/** Without room, so that columns may have them together. */
const NOTHING = {
  float64: new Float64Array(0),
  int32: new Int32Array(0),
  uint16: new Uint16Array(0),
  uint8: new Uint8Array(0),
};

/** A column of any numbers; NaN is none. */
export const float64 = () => new Column(NOTHING.float64, (length) => new Float64Array(length));
/** A column of whole numbers of 32 bits. */
export const int32 = () => new Column(NOTHING.int32, (length) => new Int32Array(length));
/** A column of whole numbers below 65,536. */
export const uint16 = () => new Column(NOTHING.uint16, (length) => new Uint16Array(length));
/** A column of whole numbers below 256. */
export const uint8 = () => new Column(NOTHING.uint8, (length) => new Uint8Array(length));
