import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Random } from './random.js';

const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

describe('reproducible chance', () => {
  it('is the same for the same seed and another for another', () => {
    const draw = (seed: string) => {
      const random = new Random(seed);
      return many(5, () => random.next());
    };
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
  });

  it('stays within its bounds', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -50, max: 50 }), fc.nat(50), (seed, min, width) => {
        const random = new Random(seed);
        const value = random.int(min, min + width);
        return value >= min && value <= min + width && Number.isInteger(value) && random.next() < 1;
      }),
    );
  });

  it('weighs', () => {
    const random = new Random('weights');
    const drawn = many(10_000, () => random.weighted({ often: 9, seldom: 1, never: 0 }));
    expect(drawn.filter((name) => name === 'seldom').length).toBeGreaterThan(850);
    expect(drawn.filter((name) => name === 'seldom').length).toBeLessThan(1150);
    expect(drawn).not.toContain('never');
  });

  it('is about the mean it is asked for', () => {
    const random = new Random('means');
    const mean = many(5000, () => random.about(2.3)).reduce((sum, value) => sum + value, 0) / 5000;
    expect(Math.abs(mean - 2.3)).toBeLessThan(0.05);
  });

  it('picks nothing from nothing', () => {
    expect(() => new Random('x').pick([])).toThrow(RangeError);
  });
});
