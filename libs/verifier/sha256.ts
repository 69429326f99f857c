import type { Hashing } from './cryptography.js';

/**
 * Round constants: the first 32 bits of the fractions of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).
 */
const [K, INITIAL] = constants();

function constants(): [Int32Array, Int32Array] {
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n += 1) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  const fraction = (value: number): number => ((value - Math.floor(value)) * 2 ** 32) | 0;
  return [
    Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime))),
    Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime))),
  ];
}

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** SHA-256 (FIPS 180-4), for where the platform has none that answers at once: a browser. */
export class Sha256 implements Hashing {
  readonly #state = Int32Array.from(INITIAL);
  readonly #words = new Int32Array(64);
  readonly #block = new Uint8Array(64);
  readonly #view = new DataView(this.#block.buffer);
  #held = 0;
  #length = 0;

  update(bytes: Uint8Array): this {
    this.#length += bytes.length;
    for (let at = 0; at < bytes.length;) {
      const piece = bytes.subarray(at, at + 64 - this.#held);
      this.#block.set(piece, this.#held);
      this.#held += piece.length;
      at += piece.length;
      if (this.#held < 64) continue;
      this.#compress();
      this.#held = 0;
    }
    return this;
  }

  digest(): Uint8Array {
    const length = this.#length;
    this.update(Uint8Array.of(0x80));
    if (this.#held > 56) this.update(new Uint8Array(64 - this.#held));
    this.update(new Uint8Array(56 - this.#held));
    const bits = new DataView(new ArrayBuffer(8));
    bits.setBigUint64(0, BigInt(length) * 8n);
    this.update(new Uint8Array(bits.buffer));
    const digest = new DataView(new ArrayBuffer(32));
    this.#state.forEach((word, at) => digest.setInt32(4 * at, word));
    return new Uint8Array(digest.buffer);
  }

  #compress(): void {
    const words = this.#words;
    const at = (index: number): number => words[index] as number;
    for (let i = 0; i < 16; i += 1) words[i] = this.#view.getInt32(4 * i);
    for (let i = 16; i < 64; i += 1) {
      const [early, late] = [at(i - 15), at(i - 2)];
      const small = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
      const large = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
      words[i] = (at(i - 16) + small + at(i - 7) + large) | 0;
    }
    let [a, b, c, d, e, f, g, h] = this.#state as unknown as Eight;
    for (let i = 0; i < 64; i += 1) {
      const choice = (e & f) ^ (~e & g);
      const one =
        (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + choice + (K[i] as number) + at(i)) | 0;
      const majority = (a & b) ^ (a & c) ^ (b & c);
      const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + majority) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => (this.#state[i] = ((this.#state[i] as number) + word) | 0));
  }
}

type Eight = [number, number, number, number, number, number, number, number];
