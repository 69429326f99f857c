import { createReadStream, readFileSync, statSync, type Stats } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { Source } from '#libs/verifier';

/**
 * A bundle in a folder. What is no plain file (a link, a pipe) is not followed: its path is told, its bytes are not
 * there.
 */
export function folderSource(folder: string): Source {
  return {
    paths: () => pathsBelow(folder, ''),
    chunks: (path) => {
      const file = join(folder, path);
      const isOutside = path.split('/').some((step) => step === '..' || step === '');
      const found = isOutside ? undefined : statOf(file);
      if (found?.isFile() !== true) return undefined;
      return found.size > PIECE ? createReadStream(file, { highWaterMark: PIECE }) : atOnce(file);
    },
  };
}

/**
 * Undefined where there is nothing, and for what cannot be a path here (too long, with a byte 0): who wrote the
 * bundle chose it.
 */
function statOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Bytes that are read at once. */
const PIECE = 1 << 18;

/**
 * A million leaves have eight thousand files of some ten thousand bytes: a stream for each costs more than what is
 * read.
 */
async function* atOnce(file: string): AsyncGenerator<Uint8Array> {
  yield readFileSync(file);
}

async function pathsBelow(folder: string, below: string): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) paths.push(...(await pathsBelow(folder, path)));
    else paths.push(path);
  }
  return paths;
}
