/** RFC 8785: members by UTF-16 code units, no white space, numbers as ECMAScript writes them. Of what JSON.parse gave. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
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
