import { rmSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';
import { openMemoryStore } from '#libs/event-store';

import { aFolder, fill, KEY } from '../testing/a-log.js';
import { Patience } from './patience.js';
import { Sequencer } from './sequencer.js';

describe('signing that gives way', () => {
  it('asks for its share once it worked too long without a checkpoint, and gives way again after one', async () => {
    // Seen to fail: without onLate, and with a state that is kept past the end.
    const told: string[] = [];
    let now = 0;
    const pace = new Patience({
      patience: 5_000,
      onLate: () => told.push(`late ${now}`),
      onDone: () => told.push(`done ${now}`),
      now: () => now,
    });
    for (const begin of [0, 20_000]) {
      now = begin;
      pace.begins();
      for (const after of [1_000, 4_999, 5_000, 6_000]) {
        now = begin + after;
        await pace.turns();
      }
      pace.ends();
    }
    expect(told).toEqual(['late 5000', 'done 6000', 'late 25000', 'done 26000']);
  });

  it('lets others of its thread go first every few hundred events, and begins again with each pass', async () => {
    // Seen to fail: without the turn in a pass.
    const folder = aFolder();
    const [store, told] = [openMemoryStore(), [] as string[]];
    await fill(store, 0, 3_000);
    const turns = async (): Promise<void> => void told.push('turn');
    const pace = { begins: () => told.push('begin'), turns, ends: () => told.push('end') };
    const sequencer = new Sequencer({ source: store, folder, key: KEY, pace });
    await sequencer.pass();
    expect(told.filter((what) => what === 'turn').length).toBeGreaterThanOrEqual(5);
    expect([told[0], told.at(-1)]).toEqual(['begin', 'end']);
    told.length = 0;
    await fill(openMemoryStore(), 0, 1);
    await sequencer.pass();
    expect(told).toEqual(['begin', 'end']);
    rmSync(folder, { recursive: true });
  });
});
