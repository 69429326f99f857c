import { createHash } from 'node:crypto';
import { CATALOGUE, columnsOf, type EventType } from '#libs/programme';

/** Raised by hand only when the same bytes come to mean something else: the fold, or the tables themselves. */
const FOLD_VERSION = 6;

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

/**
 * The version of a read model that keeps these types: the fold's, and 32 bits of a hash of the layout. A column
 * that is put in, taken out or moved, or a code put in, gives another version, and so a read model made anew;
 * nobody raises a number for it.
 */
export const projectionVersion = (types: readonly EventType[] = CATALOGUE): number =>
  FOLD_VERSION * 2 ** 32 + createHash('sha256').update(layoutOf(types)).digest().readUInt32BE(0);

export const PROJECTION_VERSION = projectionVersion();
