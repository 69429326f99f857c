import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const IMAGE = join(import.meta.dirname, '../images/Dockerfile');

/**
 * What the image sets for the C library, by name: large arrays are given back to the system when they go (decision
 * 0106).
 */
export const malloc = Object.fromEntries(
  [...readFileSync(IMAGE, 'utf8').matchAll(/\b(MALLOC_\w+)=(\d+)/g)].map(([, name, value]) => [name, value]),
);
