import { expect, it } from '@jest/globals';
import { mutationsOf, randomFrom } from '../../infra/scripts/mutations.mjs';

const changes = (text: string): string[] =>
  mutationsOf('a.ts', text).map(({ was, becomes }) => `${was} > ${becomes}`);

it('changes an operator, a bound, a constant and a condition, each alone', () => {
  expect(changes('const a = b < 3 && c;')).toEqual(['&& > ||', '< > <=', '3 > 4']);
  expect(changes('if (a === b) f(true);')).toEqual(['a === b > !(a === b)', '=== > !==', 'true > false']);
  expect(changes('const a = b ? 1 : c;')).toEqual(['b ? 1 : c > b ? c : 1', '1 > 2']);
  const [only] = mutationsOf('a.ts', 'const x = 1;\nconst a = !b;\n').filter(({ line }) => line === 2);
  expect(only?.text).toBe('const x = 1;\nconst a = b;\n');
});

it('leaves types, imports and joined texts alone', () => {
  expect(changes("import { a } from './1.js';\ntype T = 1 | 2;\ninterface I { a: 3 }")).toEqual([]);
  expect(changes("const a = 'x' + b;")).toEqual([]);
});

it('draws the same for the same seed', () => {
  const [one, other] = [randomFrom(7), randomFrom(7)];
  expect([one(), one()]).toEqual([other(), other()]);
  expect(randomFrom(8)()).not.toBe(randomFrom(7)());
});
