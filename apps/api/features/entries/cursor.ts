/** A place in a list of entries, opaque to clients: the position of the entry. */
export const cursorOf = (position: number): string => Buffer.from(`p${position}`).toString('base64url');

/** The position in a cursor; undefined when it is none of ours. */
export function positionIn(cursor: string): number | undefined {
  const digits = /^p([1-9]\d{0,15})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  return digits === undefined ? undefined : Number(digits);
}
