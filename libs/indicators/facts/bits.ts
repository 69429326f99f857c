/** A set of whole numbers from 0 on, a bit for each up to the largest. */
export class Bits {
  private words = new Uint32Array(0);

  has(number: number): boolean {
    return (((this.words[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1;
  }

  add(number: number): void {
    const word = number >>> 5;
    if (word >= this.words.length) {
      const grown = new Uint32Array(Math.ceil((word + 1) * 1.5));
      grown.set(this.words);
      this.words = grown;
    }
    this.words[word] = (this.words[word] ?? 0) | (1 << (number & 31));
  }

  delete(number: number): void {
    const word = number >>> 5;
    if (word < this.words.length) this.words[word] = (this.words[word] ?? 0) & ~(1 << (number & 31));
  }
}
