/**
 * RFC 8785 canonical JSON: members sorted by UTF-16 code units, no white space, ECMAScript numbers.
 * Throws on what JSON cannot say: non-finite numbers and lone surrogates.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return textOf(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('non-finite number');
    return String(value);
  }
  if (typeof value === 'boolean') return String(value);
  if (value === null) return 'null';
  if (typeof value !== 'object') throw new TypeError(`${typeof value} is not JSON`);
  return Array.isArray(value) ? itemsOf(value) : membersOf(value as Readonly<Record<string, unknown>>);
}

/** Printable ASCII without what is escaped: most texts are, and are then written as they stand. */
const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

function textOf(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new TypeError('lone surrogate');
  return JSON.stringify(text);
}

/** What is undefined is null in a list. */
function itemsOf(list: readonly unknown[]): string {
  let items = '';
  for (const item of list) {
    if (items !== '') items += ',';
    items += canonicalJson(item === undefined ? null : item);
  }
  return `[${items}]`;
}

/** What is undefined is left out. */
function membersOf(record: Readonly<Record<string, unknown>>): string {
  let members = '';
  for (const key of inOrder(Object.keys(record))) {
    const member = record[key];
    if (member === undefined) continue;
    if (members !== '') members += ',';
    members += `${textOf(key)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
}

/** What was canonical before it was parsed mostly is in order still. */
function inOrder(keys: string[]): string[] {
  for (let i = 1; i < keys.length; i++) if ((keys[i - 1] ?? '') > (keys[i] ?? '')) return keys.sort();
  return keys;
}
