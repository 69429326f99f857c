/**
 * What is kept is what was put in, or nothing. Seen to fail: with what does not have its digest given, and what has
 * it not.
 */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { openDatabase, type Database } from '#libs/event-store';
import { parsePeriod, type Period } from '#libs/indicators';
import { KeptRestatements } from './kept-restatements.js';
import type { KeptRestated } from './restatement-json.js';

const FIGURES: readonly KeptRestated[] = [
  {
    kpi: '1.1',
    scope: 'NL',
    period: parsePeriod('2025-H1', true) as Period,
    before: { value: 3 },
    after: { value: 5 },
    parts: { new: { value: 2 } } as unknown as KeptRestated['parts'],
  },
];

let db: Database;
let kept: KeptRestatements;
beforeEach(() => {
  db = openDatabase(':memory:');
  kept = new KeptRestatements(db);
  kept.put('earlier', 'later', FIGURES);
});

describe('a restatement that is kept', () => {
  it('is what was put in, of these two editions in this order, also for who opens the file again', () => {
    expect(kept.get('earlier', 'later')).toEqual(FIGURES);
    expect(new KeptRestatements(db).get('earlier', 'later')).toEqual(FIGURES);
    expect([kept.get('later', 'earlier'), kept.get('earlier', 'other')]).toEqual([undefined, undefined]);
    expect(kept.pairs()).toEqual([{ earlier: 'earlier', later: 'later' }]);
  });

  it.each<readonly [name: string, change: string, value: string | Uint8Array]>([
    ['with other figures', 'figures', gzipSync('[["1.1","NL","2025-H1",true,{"value":4},{"value":5},{}]]')],
    ['with another digest', 'digest', 'f'.repeat(64)],
    ['that cannot be unpacked', 'figures', Uint8Array.of(1, 2, 3)],
    ['split by other causes', 'method', 'by nothing'],
  ])('is nothing %s', (_, column, value) => {
    db.prepare(`UPDATE kept_restatement SET ${column} = ?`).run(value);
    expect(kept.get('earlier', 'later')).toBeUndefined();
  });
});
