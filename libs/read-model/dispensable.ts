import { isSqliteError } from '#libs/event-store';

/**
 * Does something with what can be made again: where the file does not let it (damaged, full, held, a table gone),
 * nothing is kept or found, and it is made again. That the file is not well is said by the projection, which needs
 * it too.
 */
export function ifItCan<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch (error) {
    if (isSqliteError(error)) return undefined;
    throw error;
  }
}
