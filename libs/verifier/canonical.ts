/** RFC 8785: members by UTF-16 code units, no white space, numbers as ECMAScript writes them. Of what JSON.parse gave. */
export function canonical(value: unknown): string {
  // What stands in order already, JSON.stringify writes that way, and much faster.
  if (isInOrder(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const members = Object.entries(value as Members).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}

function isInOrder(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.every(isInOrder);
  let before: string | undefined;
  for (const name of Object.keys(value)) {
    if ((before !== undefined && before > name) || !isInOrder((value as Members)[name])) return false;
    before = name;
  }
  return true;
}

export type Members = Readonly<Record<string, unknown>>;

/** The members of a canonical JSON object; undefined when a text is none, to the byte. */
export function membersOf(text: string | undefined): Members | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject && canonical(value) === text ? (value as Members) : undefined;
  } catch {
    return undefined;
  }
}

export const hasOnly = (members: Members, names: readonly string[]): boolean =>
  Object.keys(members).length === names.length && names.every((name) => Object.hasOwn(members, name));
