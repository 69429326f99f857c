import { crc32 } from 'node:zlib';
import type { SqlValue } from '#libs/event-store';

/** Sums stay whole numbers: this and a CRC together are below 2^53. */
const MODULUS = 2 ** 48;
const SEPARATOR = '\u001f';

/** What makes a row what it is; when it ends is told apart from it, as it is written later. */
export type RowCells = readonly SqlValue[];

/**
 * A sum over the rows of a read model that is the same in whatever order they came, and another when a byte of one of them
 * changes. It tells damage, not intent: who writes rows can write the sum.
 */
export class RowSum {
  constructor(public value = 0) {}

  row(cells: RowCells): void {
    this.add(crc32(cells.join(SEPARATOR)));
  }

  end(number: number, at: number): void {
    this.add(crc32(`end${SEPARATOR}${number}${SEPARATOR}${at}`));
  }

  moments(first: number, bytes: Uint8Array): void {
    this.add(crc32(bytes, crc32(`moments${SEPARATOR}${first}`)));
  }

  private add(crc: number): void {
    this.value = (this.value + crc) % MODULUS;
  }
}
