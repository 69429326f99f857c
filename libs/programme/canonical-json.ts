/**
 * RFC 8785 canonical JSON: members sorted by UTF-16 code units, no white space, ECMAScript numbers.
 * Throws on what JSON cannot say: non-finite numbers and lone surrogates.
 */
export function canonicalJson(value: unknown): string {
  return isOrdered(value) ? JSON.stringify(value) : inOrder(value);
}

/** Whether JSON.stringify says the same, five times as quick: what was canonical before it was parsed mostly is. */
function isOrdered(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return typeof value === 'boolean';
  if (value === null) return true;
  if ((value as { toJSON?: unknown }).toJSON !== undefined) return false;
  if (Array.isArray(value)) return value.every(isOrderedIfSaid);
  let before = '';
  for (const key of Object.keys(value)) {
    if (key < before || !key.isWellFormed()) return false;
    before = key;
    if (!isOrderedIfSaid((value as Record<string, unknown>)[key])) return false;
  }
  return true;
}

/** What is undefined is left out, or null in a list, by both. */
const isOrderedIfSaid = (member: unknown): boolean => member === undefined || isOrdered(member);

function inOrder(value: unknown): string {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('lone surrogate');
    return JSON.stringify(value);
  }
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('non-finite number');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    let items = '';
    for (const item of value as readonly unknown[]) {
      if (items !== '') items += ',';
      items += canonicalJson(item === undefined ? null : item);
    }
    return `[${items}]`;
  }
  if (typeof value === 'object') {
    const record = value as Record<string, unknown>;
    let members = '';
    for (const key of Object.keys(record).sort()) {
      const member = record[key];
      if (member === undefined) continue;
      if (members !== '') members += ',';
      members += `${canonicalJson(key)}:${canonicalJson(member)}`;
    }
    return `{${members}}`;
  }
  throw new TypeError(`${typeof value} is not JSON`);
}
