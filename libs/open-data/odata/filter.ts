import { refuse, type OdataRule } from './refusal.js';
import type { EdmType, EntityRow, EntitySet } from './sets.js';
import { tokensOf, type Token } from './tokens.js';

export type Condition = (row: EntityRow) => boolean;
type Value = string | number | boolean | null;

const COMPARISONS: Readonly<
  Record<string, (a: string | number | boolean, b: string | number | boolean) => boolean>
> = {
  gt: (a, b) => a > b,
  ge: (a, b) => a >= b,
  lt: (a, b) => a < b,
  le: (a, b) => a <= b,
};
const FUNCTIONS: Readonly<Record<string, (text: string, part: string) => boolean>> = {
  contains: (text, part) => text.includes(part),
  startswith: (text, part) => text.startsWith(part),
  endswith: (text, part) => text.endsWith(part),
};
/** How deep conditions may stand within each other, and how many comparisons there may be. */
const [DEEPEST, MOST] = [20, 200];

/**
 * Reads `$filter`: comparisons (eq ne gt ge lt le, in) of a property with a value, contains/startswith/endswith,
 * and, or, not and parentheses. Everything else is refused in words. What is null meets only `eq null` and `ne`.
 */
export function filterOf(set: EntitySet, condition: string): Condition {
  return new FilterReader(set, condition, tokensOf(condition)).read();
}

class FilterReader {
  private next = 0;
  private depth = 0;
  private comparisons = 0;

  constructor(
    private readonly set: EntitySet,
    private readonly condition: string,
    private readonly tokens: readonly Token[],
  ) {}

  read(): Condition {
    const condition = this.either();
    const rest = this.tokens[this.next];
    return rest ? this.unread(rest) : condition;
  }

  private either(): Condition {
    const parts = [this.both()];
    while (this.isWord('or')) parts.push(this.both());
    return parts.length === 1 ? (parts[0] as Condition) : (row) => parts.some((part) => part(row));
  }

  private both(): Condition {
    const parts = [this.one()];
    while (this.isWord('and')) parts.push(this.one());
    return parts.length === 1 ? (parts[0] as Condition) : (row) => parts.every((part) => part(row));
  }

  private one(): Condition {
    if (++this.depth > DEEPEST)
      return this.refuse(
        'TOO_DEEP',
        this.condition,
        `ten hoogste ${String(DEEPEST)} diep`,
        `at most ${String(DEEPEST)} deep`,
      );
    try {
      if (this.isWord('not')) {
        const inner = this.one();
        return (row) => !inner(row);
      }
      if (this.isMark('(')) {
        const inner = this.either();
        this.mark(')');
        return inner;
      }
      return this.comparison();
    } finally {
      this.depth--;
    }
  }

  private comparison(): Condition {
    if (++this.comparisons > MOST)
      return this.refuse(
        'TOO_LONG',
        this.condition,
        `ten hoogste ${String(MOST)} vergelijkingen`,
        `at most ${String(MOST)} comparisons`,
      );
    const word = this.take();
    if (word?.kind !== 'word') return this.unread(word);
    const test = FUNCTIONS[word.text.toLowerCase()];
    if (test && this.isMark('(')) return this.call(test);
    const type = this.set.properties[word.text];
    if (type === undefined) return this.unknown(word.text);
    const property = word.text;
    const operator = this.take();
    const name = operator?.kind === 'word' ? operator.text : '';
    if (name === 'in') return this.among(property, type);
    const value = this.value(property, type);
    if (name === 'eq') return (row) => row[property] === value;
    if (name === 'ne') return (row) => row[property] !== value;
    const compare = COMPARISONS[name];
    if (!compare || value === null) return this.unread(operator);
    return (row) => {
      const own = row[property];
      return own !== null && own !== undefined && compare(own, value);
    };
  }

  private call(test: (text: string, part: string) => boolean): Condition {
    const word = this.take();
    if (word?.kind !== 'word') return this.unread(word);
    const property = word.text;
    const type = this.set.properties[property];
    if (type === undefined) return this.unknown(property);
    if (type !== 'Edm.String')
      return this.refuse('WRONG_TYPE', property, `${property} is geen tekst`, `${property} is no text`);
    this.mark(',');
    const part = this.value(property, type);
    this.mark(')');
    return (row) => typeof row[property] === 'string' && test(row[property], String(part));
  }

  private among(property: string, type: EdmType): Condition {
    this.mark('(');
    const values = new Set<Value>();
    do values.add(this.value(property, type));
    while (this.isMark(','));
    this.mark(')');
    return (row) => values.has(row[property] ?? null);
  }

  /** A value of the property's type, or null. */
  private value(property: string, type: EdmType): Value {
    const token = this.take();
    if (token?.kind === 'word' && token.text === 'null') return null;
    if (token?.kind === 'text' && type === 'Edm.String') return token.value;
    if (token?.kind === 'number' && (type === 'Edm.Double' || type === 'Edm.Int64')) return token.value;
    if (token?.kind === 'date' && type === 'Edm.Date') return token.value;
    if (token?.kind === 'word' && type === 'Edm.Boolean' && /^(true|false)$/.test(token.text))
      return token.text === 'true';
    const example =
      { 'Edm.String': "'tekst'", 'Edm.Date': '2025-01-31', 'Edm.Boolean': 'true' }[type as string] ?? '12';
    return this.refuse(
      'WRONG_TYPE',
      token?.written ?? this.condition,
      `${property} wordt vergeleken met een waarde als ${example}`,
      `${property} is compared with a value such as ${example}`,
    );
  }

  private take(): Token | undefined {
    return this.tokens[this.next++];
  }
  private isWord(text: string): boolean {
    const token = this.tokens[this.next];
    const found = token?.kind === 'word' && token.text === text;
    if (found) this.next++;
    return found;
  }
  private isMark(text: string): boolean {
    const token = this.tokens[this.next];
    const found = token?.kind === 'mark' && token.text === text;
    if (found) this.next++;
    return found;
  }
  private mark(text: string): void {
    if (!this.isMark(text)) this.unread(this.tokens[this.next]);
  }

  private refuse(rule: OdataRule, value: string, nl: string, en: string): never {
    return refuse('$filter', rule, value, nl, en);
  }
  private unknown(name: string): never {
    const known = Object.keys(this.set.properties).join(', ');
    return this.refuse(
      'UNKNOWN_MEMBER',
      name,
      `${name} is geen eigenschap of functie; wel: ${known}`,
      `${name} is no property or function; these are: ${known}`,
    );
  }
  private unread(token: Token | undefined): never {
    const where = token
      ? { nl: `teken ${String(token.at + 1)}`, en: `character ${String(token.at + 1)}` }
      : { nl: 'het einde', en: 'the end' };
    const able = 'eq ne gt ge lt le in and or not ( ) contains startswith endswith';
    return this.refuse(
      'PATTERN',
      token?.written ?? this.condition,
      `bij ${where.nl} wordt iets anders verwacht; gelezen wordt: ${able}`,
      `at ${where.en} something else is expected; what is read: ${able}`,
    );
  }
}
