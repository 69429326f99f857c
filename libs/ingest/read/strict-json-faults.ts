import { at, fault, type Fault, type Place } from '#libs/programme';

import { MAX_DEPTH, MAX_FAULTS_OF_EVENT } from '../kernel/limits.js';
import { isSafe } from './json-limits.js';

class SyntaxFault extends Error {
  constructor(readonly offset: number) {
    super('syntax');
  }
}

/** Ends the reading: what lies deeper, or after more faults than are told, is not looked at. */
class Enough extends Error {}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\n\r]*/y;

/** Where a text stands in what was sent: the place of its value and the offset of its first character. */
export interface Origin {
  readonly place: Place;
  readonly offset: number;
}

export const WHOLE: Origin = { place: [], offset: 0 };

/**
 * The slow road: reads a JSON text by its grammar (RFC 8259) and finds every fault with its place, up to one more
 * than are told of an event. Reads each character once, whatever the text.
 */
export function findJsonFaults(text: string, { place, offset }: Origin = WHOLE): readonly Fault[] {
  const reader = new Reader(text);
  try {
    reader.document(place);
  } catch (error) {
    if (error instanceof Enough) return reader.faults;
    if (!(error instanceof SyntaxFault)) throw error;
    const n = offset + error.offset + 1;
    reader.faults.push(fault('NOT_JSON', place, { why: { nl: `teken ${n}`, en: `character ${n}` } }));
  }
  return reader.faults;
}

const QUOTE = '"';
const ESCAPED = '"\\/bfnrt';
const HEX = /^[0-9a-fA-F]{4}$/;

class Reader {
  readonly faults: Fault[] = [];
  #offset = 0;

  constructor(private readonly text: string) {}

  document(place: Place): void {
    this.#value(place, 1);
    this.#space();
    if (this.#offset < this.text.length) throw new SyntaxFault(this.#offset);
  }

  #value(place: Place, depth: number): void {
    this.#space();
    const first = this.text[this.#offset];
    if (first === '{' || first === '[') {
      if (depth > MAX_DEPTH) {
        this.#found(fault('TOO_DEEP', place, { max: MAX_DEPTH }));
        throw new Enough();
      }
      return first === '{' ? this.#object(place, depth) : this.#list(place, depth);
    }
    if (first === '"') this.#string(place);
    else if (!['true', 'false', 'null'].some((word) => this.#skip(word))) this.#number(place);
  }

  #object(place: Place, depth: number): void {
    const seen = new Set<string>();
    this.#offset += 1;
    this.#space();
    if (this.#skip('}')) return;
    do {
      this.#space();
      const name = this.#string(place);
      const inside = at(place, name.toWellFormed());
      if (seen.has(name)) this.#found(fault('DUPLICATE_MEMBER', inside, { name: name.slice(0, 100) }));
      seen.add(name);
      this.#space();
      this.#expect(':');
      this.#value(inside, depth + 1);
      this.#space();
    } while (this.#skip(','));
    this.#expect('}');
  }

  #list(place: Place, depth: number): void {
    this.#offset += 1;
    this.#space();
    if (this.#skip(']')) return;
    let index = 0;
    do {
      this.#value(at(place, index++), depth + 1);
      this.#space();
    } while (this.#skip(','));
    this.#expect(']');
  }

  #string(place: Place): string {
    const start = this.#offset;
    if (this.text[start] !== QUOTE) throw new SyntaxFault(start);
    let end = start + 1;
    while (this.text[end] !== QUOTE) {
      // Control characters must be escaped (RFC 8259), and a text must end.
      if (!(this.text.charCodeAt(end) >= 0x20)) throw new SyntaxFault(end < this.text.length ? end : start);
      end += this.text[end] === '\\' ? this.#escape(end) : 1;
    }
    this.#offset = end + 1;
    const text = JSON.parse(this.text.slice(start, this.#offset)) as string;
    if (!text.isWellFormed()) this.#found(fault('LONE_SURROGATE', place));
    return text;
  }

  /** How many characters the escape at an offset has. */
  #escape(offset: number): number {
    const what = this.text.charAt(offset + 1);
    if (what !== '' && ESCAPED.includes(what)) return 2;
    if (what === 'u' && HEX.test(this.text.slice(offset + 2, offset + 6))) return 6;
    throw new SyntaxFault(offset);
  }

  #found(found: Fault): void {
    this.faults.push(found);
    if (this.faults.length > MAX_FAULTS_OF_EVENT) throw new Enough();
  }

  #number(place: Place): void {
    const text = this.#match(NUMBER);
    if (!isSafe(Number(text))) this.#found(fault('UNSAFE_INTEGER', place, {}, text));
  }

  #space(): void {
    SPACE.lastIndex = this.#offset;
    this.#offset += SPACE.exec(this.text)?.[0].length ?? 0;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#offset;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined) throw new SyntaxFault(this.#offset);
    this.#offset += found.length;
    return found;
  }

  #skip(token: string): boolean {
    const found = this.text.startsWith(token, this.#offset);
    if (found) this.#offset += token.length;
    return found;
  }

  #expect(token: string): void {
    if (!this.#skip(token)) throw new SyntaxFault(this.#offset);
  }
}
