/** Keyed draw: the first 64 bits of HMAC-SHA-256 under the programme's key, of a text. */
export type Mac = (text: string) => bigint;

const BITS = 64;
const FRACTION = 11n;

/** Adds up units into the fingerprint of their set: free of order, a unit more or less changes it in one step. */
export class Fingerprint {
  private sum = 0n;
  units = 0;

  /** A unit's own 64 bits (`recordKey`). */
  add(recordKey: bigint): void {
    this.sum = BigInt.asUintN(BITS, this.sum + recordKey);
    this.units++;
  }

  remove(recordKey: bigint): void {
    this.sum = BigInt.asUintN(BITS, this.sum - recordKey);
    this.units--;
  }

  /** 16 hexadecimal digits. */
  get cellKey(): string {
    return this.sum.toString(16).padStart(BITS / 4, '0');
  }
}

/** The 64 bits of a unit: HMAC(K, class ‖ key). */
export const recordKey = (mac: Mac, unitClass: string, key: string): bigint =>
  mac(`eenheid\0${unitClass}\0${key}`);

/** The draw of a cell as a fraction in [0, 1): the same cell always draws the same. */
export const drawOf = (mac: Mac, cellClass: string, cellKey: string, n: number): number =>
  Number(mac(`afronding\0${cellClass}\0${cellKey}\0${String(n)}`) >> FRACTION) / 2 ** 53;
