/**
 * Where something stands in what was sent: the steps to it from outside, names of members and numbers in lists. Only
 * where a fault is answered, kept or shown is it written as a JSON pointer (`toFaultJson`).
 */
export type Place = readonly (string | number)[];

/** Steps down from a place. */
export const at = (place: Place, ...steps: Place): Place => [...place, ...steps];

/** A place as a JSON pointer (RFC 6901), e.g. `/3/data/channel`; empty for all that was sent. */
export const toPointer = (place: Place): string => place.map((step) => `/${escaped(step)}`).join('');

const escaped = (step: string | number): string | number =>
  typeof step === 'number' || !/[~/]/.test(step) ? step : step.replaceAll('~', '~0').replaceAll('/', '~1');

/** The steps of a JSON pointer, in texts: whether `3` is a place in a list it does not say. */
export const parsePointer = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** Whether a place is another or inside it. */
export const isWithin = (place: Place, other: Place): boolean =>
  place.length >= other.length && other.every((step, i) => String(step) === String(place[i]));

/** Whether both are the same place. */
export const isSamePlace = (one: Place, other: Place): boolean =>
  one.length === other.length && isWithin(one, other);
