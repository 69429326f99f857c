/**
 * What is kept under a digest is what the digest says, or nothing. Seen to fail: with the digest not held against
 * what is kept, with a fault of the file thrown, and with what stands there not written over.
 */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { openDatabase, type Database } from '#libs/event-store';
import { sha256Hex } from '#libs/platform';
import { KeptEditionFigures } from './kept-edition-figures.js';

const JSON_OF = '[{"kpi":"1.1"}]';
const DIGEST = sha256Hex(JSON_OF);

let db: Database;
let kept: KeptEditionFigures;
beforeEach(() => {
  db = openDatabase(':memory:');
  kept = new KeptEditionFigures(db);
  kept.put(DIGEST, JSON_OF);
});

describe('given figures that are kept', () => {
  it('then they are what was put in, also for who opens the file again, and nothing under another digest', () => {
    expect([kept.get(DIGEST), new KeptEditionFigures(db).get(DIGEST)]).toEqual([JSON_OF, JSON_OF]);
    expect([kept.get('f'.repeat(64)), kept.digests()]).toEqual([undefined, [DIGEST]]);
  });

  it.each<readonly [what: string, bytes: Uint8Array]>([
    ['they are others', gzipSync('[{"kpi":"1.2"}]')],
    ['they cannot be unpacked', Uint8Array.of(1, 2, 3)],
    ['they are cut off', gzipSync(JSON_OF).subarray(0, 15)],
  ])('when %s, then there is nothing, and they may be put in again', (_, bytes) => {
    db.prepare('UPDATE edition_figures SET figures = ?').run(bytes);
    expect([kept.get(DIGEST), kept.digests()]).toEqual([undefined, [DIGEST]]);
    kept.put(DIGEST, JSON_OF);
    expect(kept.get(DIGEST)).toBe(JSON_OF);
  });

  it('when the file does not let it, then nothing is found or kept, without a word', () => {
    db.exec('DROP TABLE edition_figures');
    expect(kept.get(DIGEST)).toBeUndefined();
    expect(() => kept.put(DIGEST, JSON_OF)).not.toThrow();
  });
});
