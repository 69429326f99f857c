import type { GrowingTexts } from './transfer.js';

/**
 * Gives each text a small number, 0, 1, 2 … in order of first sight. One that is made over another has the numbers
 * of that one, as far as they were given then, and gives its own after those: what it learns the other does not.
 */
export class Dictionary implements GrowingTexts {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [];
  private readonly shared: number;

  constructor(private readonly under?: Dictionary) {
    this.shared = under?.size ?? 0;
  }

  get size(): number {
    return this.shared + this.texts.length;
  }

  intern(text: string): number {
    const known = this.find(text);
    if (known !== undefined) return known;
    const number = this.size;
    this.numbers.set(text, number);
    this.texts.push(text);
    return number;
  }

  find(text: string): number | undefined {
    const known = this.under?.find(text);
    // What the other learned since has numbers that are another text's here.
    return known !== undefined && known < this.shared ? known : this.numbers.get(text);
  }

  text(number: number): string {
    const text = number < this.shared ? this.under?.text(number) : this.texts[number - this.shared];
    if (text === undefined) throw new RangeError(`no entry ${number}`);
    return text;
  }

  textsFrom(number: number): readonly string[] {
    return this.texts.slice(number - this.shared);
  }

  /** Texts that are new to it. Throws when one of them is not. */
  appendTexts(texts: readonly string[]): void {
    for (const text of texts) {
      this.numbers.set(text, this.size);
      this.texts.push(text);
    }
    if (this.numbers.size !== this.texts.length) throw new Error('a text has a number already');
  }

  /** Forgets the texts from a number on. */
  truncate(size: number): void {
    for (const text of this.texts.splice(size - this.shared)) this.numbers.delete(text);
  }
}
