import { expect, it } from '@jest/globals';
import { toMoment } from './moments.js';

it('moments are UTC with milliseconds', () => {
  expect(toMoment(0)).toBe('1970-01-01T00:00:00.000Z');
});
