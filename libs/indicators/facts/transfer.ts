/** Numbers that are only ever appended. */
export interface GrowingNumbers {
  /** Of what stands at an index and after it; a view, good until something is appended. */
  bytesFrom(index: number): Uint8Array;
  appendBytes(bytes: Uint8Array): void;
}

/** Texts that are only ever appended. */
export interface GrowingTexts {
  textsFrom(index: number): readonly string[];
  appendTexts(texts: readonly string[]): void;
}

/**
 * What was appended since a mark, on its way out of a store or into one that stands at the mark. Whoever is taken
 * along goes through its parts in one order for both: `index` is where a part stood at the mark.
 */
export interface Transfer {
  numbers(part: GrowingNumbers, index: number): void;
  texts(part: GrowingTexts, index: number): void;
  /** On the way out the number itself, on the way in the one that was written. */
  count(number: number): number;
}
