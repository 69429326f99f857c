import { createHash } from 'node:crypto';
import { CATALOGUE, columnsOf, type EventType } from '#libs/programme';
import { keptExamples } from './kept-examples.js';
import { TABLES_OF_A_VERSION } from './tables.js';

/**
 * What numbers stand for: the types in their order, the columns of each, and what their numbers mean (a code is its
 * place).
 */
const layoutOf = (types: readonly EventType[]): string =>
  JSON.stringify(
    types.map((type) => [
      type.name,
      type.domain,
      type.schemaVersion,
      columnsOf(type).map(({ path, spec }) => [path, spec]),
    ]),
  );

const VERSION_BYTES = 6;

/**
 * The version of a read model that keeps these types: 48 bits of a hash over the layout, its tables, and what it
 * keeps of the examples. A column that is put in, taken out or moved, a code put in, and a fold, upcaster or chunk
 * that keeps something else of the same events give another version, and so a read model made again; nobody raises a
 * number for it.
 */
export const projectionVersion = (
  types: readonly EventType[] = CATALOGUE,
  kept: Uint8Array = keptExamples(),
  tables: string = TABLES_OF_A_VERSION,
): number =>
  createHash('sha256')
    .update(layoutOf(types))
    .update(tables)
    .update(kept)
    .digest()
    .readUIntBE(0, VERSION_BYTES);

export const PROJECTION_VERSION = projectionVersion();
