/** Lists and objects in one another: a program that goes into them needs room for each. */
const DEEPEST = 100;

/**
 * RFC 8785: members by UTF-16 code units, no white space, numbers as ECMAScript writes them. Of what JSON.parse gave;
 * throws RangeError for what is nested deeper than a hundred.
 */
export function canonical(value: unknown, depth = 0): string {
  // What stands in order already, JSON.stringify writes that way, and much faster.
  if (isInOrder(value, depth)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one, depth + 1)).join(',')}]`;
  const members = Object.entries(value as Members).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member, depth + 1)}`).join(',')}}`;
}

function isInOrder(value: unknown, depth: number): boolean {
  if (value === null || typeof value !== 'object') return true;
  if (depth === DEEPEST) throw new RangeError('not JSON: nested too deep');
  if (Array.isArray(value)) return value.every((one) => isInOrder(one, depth + 1));
  let before: string | undefined;
  for (const name of Object.keys(value)) {
    if ((before !== undefined && before > name) || !isInOrder((value as Members)[name], depth + 1))
      return false;
    before = name;
  }
  return true;
}

export type Members = Readonly<Record<string, unknown>>;

/**
 * A lone surrogate as JSON.stringify writes it: nothing else of a canonical text is escaped like that. It is no
 * character, and RFC 8785 refuses it.
 */
const LONE_SURROGATE = /(?<!\\)(?:\\\\)*\\ud/;

/** The value of a canonical JSON text. Throws RangeError or SyntaxError when a text is none, to the byte. */
export function valueIn(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (canonical(value) !== text || LONE_SURROGATE.test(text)) throw new RangeError('not canonical JSON');
  return value;
}

/** The members of a canonical JSON object; undefined when a text is none, to the byte. */
export function membersOf(text: string | undefined): Members | undefined {
  if (text === undefined) return undefined;
  try {
    const value = valueIn(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Members) : undefined;
  } catch {
    return undefined;
  }
}

/** A whole number from 0, below 2^53. */
export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** Whether an object has those members and no others. */
export const hasOnly = (members: Members, names: readonly string[]): boolean =>
  Object.keys(members).length === names.length && names.every((name) => Object.hasOwn(members, name));
