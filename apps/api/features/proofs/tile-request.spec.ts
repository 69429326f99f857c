import { describe, expect, it } from '@jest/globals';

import { tileRequest } from './tile-request.js';

describe('the path of a tile', () => {
  it.each([
    ['0', '000', 'tile/0/000', { level: 0, index: 0, width: 256 }],
    ['1', 'x001/x234/067', 'tile/1/x001/x234/067', { level: 1, index: 1_234_067, width: 256 }],
    ['0', '000.p/7', 'tile/0/000.p/7', { level: 0, index: 0, width: 7 }],
    ['entries', 'x001/000.p/255', 'tile/entries/x001/000.p/255', { level: 0, index: 1_000, width: 255 }],
  ])('%s/%s is %s', (kind, rest, path, tile) => {
    expect(tileRequest(kind, rest)).toEqual({ path, tile, isEntries: kind === 'entries' });
  });

  // Seen to fail: with what was asked joined to the folder as it is.
  it.each([
    ['0', '../guard'],
    ['0', '..%2fguard'],
    ['0', '000/../../guard'],
    ['..', '000'],
    ['entries', '000.p/256'],
    ['0', '000.p/0'],
    ['0', '000.p/07'],
    ['0', '000.p/300'],
    ['0', '0'],
    ['0', '1000'],
    ['0', 'x000/001'],
    ['00', '000'],
    ['8', '000'],
    ['63', '000'],
    ['0', '000.p/1.p/2'],
    ['0', '000\u0000'],
    ['0', 'x1/000'],
    ['0', ''],
  ])('%s/%j is none', (kind, rest) => {
    expect(tileRequest(kind, rest)).toBeUndefined();
  });
});
