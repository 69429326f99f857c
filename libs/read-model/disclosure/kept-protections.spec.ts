/**
 * Protected editions in memory, beside a file that has lost them all: what is answered then is what memory has. Seen
 * to fail: without the bound (all are there); with one that is larger than the bound let in; with what is asked for
 * not moved to the end.
 */
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { KeptEdition } from '#libs/disclosure';
import { openDatabase, type Database } from '#libs/event-store';
import { canonicalJson } from '#libs/programme';
import { KeptProtections } from './kept-protections.js';

const edition = (name: string, padding = 0): KeptEdition =>
  ({
    figures: [],
    without: [name, 'x'.repeat(padding)],
    worlds: [],
    refused: false,
  }) as unknown as KeptEdition;
const BYTES = canonicalJson(edition('a')).length;

let db: Database;
beforeEach(() => {
  db = openDatabase(':memory:');
});
afterEach(() => db.close());

/** Editions that are in memory, of those that were put in. */
function inMemory(kept: KeptProtections, names: readonly string[]): readonly string[] {
  db.exec('DELETE FROM kept_protection');
  return names.filter((name) => kept.get(name) !== undefined);
}

it('what is in memory is at most so many bytes; what was asked for longest ago goes first', () => {
  const kept = new KeptProtections(db, 3 * BYTES);
  for (const name of ['a', 'b', 'c']) kept.put(name, edition(name));
  expect(kept.get('a')).toEqual(edition('a'));
  kept.put('d', edition('d'));
  expect(inMemory(kept, ['a', 'b', 'c', 'd'])).toEqual(['a', 'c', 'd']);
});

it('what is put again counts once', () => {
  const kept = new KeptProtections(db, 2 * BYTES);
  kept.put('a', edition('a'));
  for (let n = 0; n < 10; n += 1) kept.put('b', edition(String(n)));
  expect(kept.get('b')).toEqual(edition('9'));
  expect(inMemory(kept, ['a', 'b'])).toEqual(['a', 'b']);
});

it('one that is larger than all that may be held is not, nor one that it replaces, and the others stay', () => {
  const kept = new KeptProtections(db, 2 * BYTES);
  for (const name of ['a', 'b']) kept.put(name, edition(name));
  kept.put('b', edition('b', 3 * BYTES));
  expect(inMemory(kept, ['a', 'b'])).toEqual(['a']);
});
