/**
 * Protected editions in memory, beside a file that has lost them all: what is answered then is what memory has.
 * Seen to fail: without the bound (all are there); with one that is larger than the bound let in; with what is
 * asked for not moved to the end; with the digest not held against what is kept; with a fault of the file thrown;
 * with parameters of before left out.
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { PROTECTION_1, type KeptEdition } from '#libs/disclosure';
import { openDatabase, type Database } from '#libs/event-store';
import { sha256Hex } from '#libs/platform';
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

const EDITION = { ...edition('a'), rules: PROTECTION_1 };

describe('given a protected table that was put in', () => {
  let kept: KeptProtections;
  beforeEach(() => {
    kept = new KeptProtections(db);
    kept.put('n', EDITION);
  });
  /** Of who opens the file again, and remembers nothing. */
  const again = () => new KeptProtections(db).get('n');

  it('then it is that, by its name alone, also for who opens the file again', () => {
    expect([kept.get('n'), again(), kept.get('m')]).toEqual([EDITION, EDITION, undefined]);
  });

  it.each<readonly [what: string, column: string, value: string | Uint8Array]>([
    ['its body is another', 'body', gzipSync('{}')],
    ['its body cannot be unpacked', 'body', Uint8Array.of(1, 2, 3)],
    ['its digest is another', 'digest', 'f'.repeat(64)],
  ])('when %s, then there is nothing, and it is made again', (_, column, value) => {
    db.prepare(`UPDATE kept_protection SET ${column} = ?`).run(value);
    expect(again()).toBeUndefined();
  });

  it('when the file does not let it, then nothing is found or kept in it, without a word', () => {
    db.exec('DROP TABLE kept_protection');
    expect(kept.get('m')).toBeUndefined();
    expect(() => kept.put('m', EDITION)).not.toThrow();
  });

  it('when it was kept before there were more parameters, then those have the values of the first version', () => {
    const { tries: _, ...before } = PROTECTION_1;
    const json = canonicalJson({ ...EDITION, rules: { ...before, base: 99 } });
    db.prepare('UPDATE kept_protection SET body = ?, digest = ?').run(gzipSync(json), sha256Hex(json));
    expect(again()?.rules).toEqual({ ...PROTECTION_1, base: 99 });
  });
});
