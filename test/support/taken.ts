import { mkdir } from 'node:fs/promises';

/**
 * Whether the caller is the first to ask for this path. Making a folder is the lock: of several, one finds that it
 * is not there yet.
 */
export const taken = (path: string): Promise<boolean> =>
  mkdir(path).then(
    () => true,
    () => false,
  );
