import { expect, it } from '@jest/globals';

import { randomText } from './random.js';

// Seen to fail: without `used` moved on (every text the same), and without drawing again (zeros from the 128th on).
it('gives octets once, as many as are asked for, also across what is drawn at once', () => {
  const texts = Array.from({ length: 1_000 }, () => randomText(32, 'hex'));
  expect(new Set(texts).size).toBe(1_000);
  expect(texts.every((text) => /^[0-9a-f]{64}$/.test(text) && !/^0+$/.test(text))).toBe(true);
  expect(randomText(4_096, 'base64')).toHaveLength(5_464);
  expect(() => randomText(4_097, 'hex')).toThrow(RangeError);
});
