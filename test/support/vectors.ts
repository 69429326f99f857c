import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, it } from '@jest/globals';

/** Public test vectors: data of public projects, in a folder beside this one; never copied into the project. */
const FOLDER = join(process.cwd(), '..', 'shared', 'vectors');

export const bytesOf = (path: string): Buffer => readFileSync(join(FOLDER, path));
export const vectorsIn = <Vectors>(path: string): Vectors =>
  JSON.parse(bytesOf(path).toString('utf8')) as Vectors;

/** Tests over public vectors; without their folder one test that says *not run*, never *passed*. */
export function describeVectors(name: string, path: string, tests: () => void): void {
  if (existsSync(join(FOLDER, path))) describe(name, tests);
  else it.skip(`${name}: not run, the folder of public vectors is absent`, () => undefined);
}
