import type { GrowingNumbers, GrowingTexts, Transfer } from '#libs/indicators';

const COUNT = 4;
const NOTHING = Buffer.alloc(0);

/**
 * The way out of a model, as bytes: every part is preceded by how long it is (32 bits, least significant byte first).
 */
export class ChunkWriter implements Transfer {
  private readonly parts: Uint8Array[] = [];

  numbers(part: GrowingNumbers, index: number): void {
    this.write(part.bytesFrom(index));
  }

  /** As JSON: it gives back every text as it was, also one that is no well-formed Unicode. */
  texts(part: GrowingTexts, index: number): void {
    const texts = part.textsFrom(index);
    this.write(texts.length === 0 ? NOTHING : Buffer.from(JSON.stringify(texts)));
  }

  count(number: number): number {
    const bytes = Buffer.allocUnsafe(COUNT);
    bytes.writeUInt32LE(number);
    this.parts.push(bytes);
    return number;
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.parts);
  }

  private write(bytes: Uint8Array): void {
    this.count(bytes.length);
    this.parts.push(bytes);
  }
}

/** The way in. Throws where the bytes end too early. */
export class ChunkReader implements Transfer {
  private readonly bytes: Buffer;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  numbers(part: GrowingNumbers): void {
    part.appendBytes(this.read());
  }

  texts(part: GrowingTexts): void {
    const bytes = this.read();
    if (bytes.length > 0) part.appendTexts(JSON.parse(bytes.toString()) as string[]);
  }

  count(): number {
    const count = this.bytes.readUInt32LE(this.at);
    this.at += COUNT;
    return count;
  }

  /** Throws unless all was read. */
  end(): void {
    if (this.at !== this.bytes.length) throw new RangeError(`${this.bytes.length - this.at} bytes too many`);
  }

  private read(): Buffer {
    const length = this.count();
    if (this.at + length > this.bytes.length) throw new RangeError('the bytes end too early');
    return this.bytes.subarray(this.at, (this.at += length));
  }
}
