import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { MANIFEST } from './documents.js';

/** Codings that files are compressed in beforehand, the smaller first; their names in Accept-Encoding. */
export const CODINGS = ['br', 'gzip'] as const;

/** A file in one coding, and the strong tag that is of those bytes alone (RFC 9110, 8.8.3). */
export interface Representation {
  readonly bytes: Buffer;
  readonly etag: string;
}

export interface StaticFile {
  readonly type: string;
  /** Its name changes with its content: may be kept forever. */
  readonly hashed: boolean;
  readonly plain: Representation;
  readonly br?: Representation;
  readonly gzip?: Representation;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

/** Bytes with the tag that is made of them. */
export const representation = (bytes: Buffer): Representation => ({
  bytes,
  etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
});

const read = (path: string): Representation | undefined =>
  existsSync(path) ? representation(readFileSync(path)) : undefined;

/**
 * The files of the built dashboard by their path on the server, read once: what is not in this map is not served,
 * whatever a request's path says. Empty when the folder is not there.
 */
export function staticFiles(folder: string): ReadonlyMap<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || !type || entry.name === MANIFEST) continue;
    const path = join(entry.parentPath, entry.name);
    const plain = representation(readFileSync(path));
    const br = read(`${path}.br`);
    const gzip = read(`${path}.gz`);
    const name = `/${relative(folder, path).split(sep).join('/')}`;
    files.set(name, {
      type,
      plain,
      hashed: name.startsWith('/assets/'),
      ...(br ? { br } : {}),
      ...(gzip ? { gzip } : {}),
    });
  }
  return files;
}
