import { sqliteDriver } from './driver.js';

/** Another process works on the file. */
export class FileInUseError extends Error {
  readonly code = 'FILE_IN_USE';
  constructor(path: string, setting: string) {
    super(
      `${path} is in gebruik bij een andere server of opdracht: stop die eerst, of geef elk een eigen bestand (${setting}) / ` +
        `${path} is in use by another server or command: stop that first, or give each a file of its own (${setting})`,
    );
  }
}

/** What `holdFile` gave. */
export interface Held {
  /** Once or more: what failed while it was opened may be closed by two. */
  release(): void;
}

const NOTHING: Held = { release: () => undefined };

/**
 * Claims a file for this process, by a lock on `<path>.lock` that the operating system takes back when the process
 * ends, however it ends; `setting` names the file in words. Throws FileInUseError at once when another has it:
 * nobody waits, and the file itself is not touched.
 */
export function holdFile(path: string, setting = 'WIJKSPOOR_READ_MODEL'): Held {
  if (path === ':memory:') return NOTHING;
  const { DatabaseSync } = sqliteDriver();
  const db = new DatabaseSync(`${path}.lock`, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    throw /locked|busy/i.test(String((error as { message?: unknown }).message))
      ? new FileInUseError(path, setting)
      : error;
  }
  let held = true;
  const release = (): void => {
    if (held) db.close();
    held = false;
  };
  return { release };
}

/** Whether another has claimed the file. */
export function isHeld(path: string): boolean {
  try {
    holdFile(path).release();
    return false;
  } catch (error) {
    if (error instanceof FileInUseError) return true;
    throw error;
  }
}
