import { expect, it } from '@jest/globals';
import { openDatabase } from '#libs/event-store';
import { ifItCan } from './dispensable.js';

// Seen to fail: with every error passed over, and with none.
it('given a file that does not let it, then nothing comes of it; a fault of ours is thrown', () => {
  const db = openDatabase(':memory:');
  expect(ifItCan(() => 3)).toBe(3);
  expect(ifItCan(() => db.exec('SELECT * FROM nothing_of_that_name'))).toBeUndefined();
  const ours = new TypeError('ours');
  expect(() =>
    ifItCan(() => {
      throw ours;
    }),
  ).toThrow(ours);
});
