import { existsSync } from 'node:fs';
import { openReader, type EventStore } from '#libs/event-store';
import { LogMismatchError } from './projection/log-mark.js';

/**
 * Throws LogMismatchError when the read model in a file was made of a longer log: the end of this one was cut off,
 * and what it no longer holds is missed by nobody who reads the log alone. A file that is not there, or cannot be
 * read, says nothing.
 */
export async function logMustReach(log: EventStore, path: string): Promise<void> {
  const reached = path === ':memory:' || !existsSync(path) ? 0 : positionIn(path);
  const head = await log.head();
  if (head >= BigInt(reached)) return;
  throw new LogMismatchError(reached, head, { nl: 'het logboek is korter', en: 'the log is shorter' });
}

/** Read only: a server may have it open. */
function positionIn(path: string): number {
  try {
    const database = openReader(path);
    try {
      const row = database.prepare('SELECT max(position) AS position FROM projection').get();
      return Number(row?.['position'] ?? 0);
    } finally {
      database.close();
    }
  } catch {
    return 0;
  }
}
