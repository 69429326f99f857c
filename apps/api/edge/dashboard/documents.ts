import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The build's list of the dashboard's questions; for the server, so not served as a file. */
export const MANIFEST = 'documents.json';

/**
 * The questions of the built dashboard by the SHA-256 of their text; none when it was not built. Throws when a text
 * is not what its hash says, so that a damaged build does not answer another question than was asked.
 */
export function documentsIn(folder: string): ReadonlyMap<string, string> {
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) return new Map();
  const documents = new Map(Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>));
  for (const [hash, text] of documents)
    if (createHash('sha256').update(text).digest('hex') !== hash)
      throw new Error(`${path}: the text of ${hash} is another one`);
  return documents;
}
