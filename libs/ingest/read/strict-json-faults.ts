import { at, fault, type Fault } from '#libs/programme';

import { isSafe, MAX_DEPTH } from './json-limits.js';

class SyntaxFault extends Error {
  constructor(readonly offset: number) {
    super('syntax');
  }
}

/** Ends the reading: what lies deeper is not looked at. */
class TooDeep extends Error {}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// eslint-disable-next-line no-control-regex -- RFC 8259: control characters must be escaped
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SPACE = /[ \t\n\r]*/y;

/** The slow road: reads a JSON text by its grammar (RFC 8259) and finds every fault with its place. */
export function findJsonFaults(text: string): readonly Fault[] {
  const reader = new Reader(text);
  try {
    reader.document();
  } catch (error) {
    if (error instanceof TooDeep) return reader.faults;
    if (!(error instanceof SyntaxFault)) throw error;
    const n = error.offset + 1;
    reader.faults.push(fault('NOT_JSON', '', { why: { nl: `teken ${n}`, en: `character ${n}` } }));
  }
  return reader.faults;
}

class Reader {
  readonly faults: Fault[] = [];
  #offset = 0;

  constructor(private readonly text: string) {}

  document(): void {
    this.#value('', 1);
    this.#space();
    if (this.#offset < this.text.length) throw new SyntaxFault(this.#offset);
  }

  #value(place: string, depth: number): void {
    this.#space();
    const first = this.text[this.#offset];
    if (first === '{' || first === '[') {
      if (depth > MAX_DEPTH) {
        this.faults.push(fault('TOO_DEEP', place, { max: MAX_DEPTH }));
        throw new TooDeep();
      }
      return first === '{' ? this.#object(place, depth) : this.#list(place, depth);
    }
    if (first === '"') this.#string(place);
    else if (!['true', 'false', 'null'].some((word) => this.#skip(word))) this.#number(place);
  }

  #object(place: string, depth: number): void {
    const seen = new Set<string>();
    this.#offset += 1;
    this.#space();
    if (this.#skip('}')) return;
    do {
      this.#space();
      const name = this.#string(place);
      const inside = at(place, name.toWellFormed());
      if (seen.has(name)) this.faults.push(fault('DUPLICATE_MEMBER', inside, { name: name.slice(0, 100) }));
      seen.add(name);
      this.#space();
      this.#expect(':');
      this.#value(inside, depth + 1);
      this.#space();
    } while (this.#skip(','));
    this.#expect('}');
  }

  #list(place: string, depth: number): void {
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

  #string(place: string): string {
    const text = JSON.parse(this.#match(STRING)) as string;
    if (!text.isWellFormed()) this.faults.push(fault('LONE_SURROGATE', place));
    return text;
  }

  #number(place: string): void {
    const text = this.#match(NUMBER);
    if (!isSafe(Number(text))) this.faults.push(fault('UNSAFE_INTEGER', place, {}, text));
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
