import { expect, it } from '@jest/globals';
import { runInNewContext } from 'node:vm';
import { mutationsOf, randomFrom, withProbes } from '../../infra/scripts/mutations.mjs';

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

/** What the text, with a probe at each change, gives for x; and which changes it evaluated. */
function withEach(text: string, x: unknown): { gives: unknown; reached: string[] } {
  const mutations = mutationsOf('a.ts', text);
  const probes = mutations.map(({ reach = [0, 0] }, i) => ({ reach, before: `reached.add(${i})` }));
  const reached = new Set<number>();
  const gives: unknown = runInNewContext(`(() => { ${withProbes(text, probes)} })()`, { x, reached });
  return { gives, reached: [...reached].sort((a, b) => a - b).map((i) => mutations[i]?.was ?? '') };
}

it('a text with probes gives what it gave, and says which changes were reached', () => {
  const text = 'if (x === 0) return { 1: x, [2]: !x }; return x < 3 && x > -4 ? [true] : 5;';
  expect(withEach(text, 0)).toEqual({
    gives: { 1: 0, 2: true },
    reached: ['x === 0', '===', '0', '1', '2', '!x'],
  });
  expect(withEach(text, 9)).toEqual({
    gives: 5,
    reached: ['x === 0', '===', '0', 'x < 3 && x > -4 ? [true] : 5', '&&', '<', '3', '5'],
  });
});

it('the name of a member is evaluated with no expression', () => {
  const [name, value] = mutationsOf('a.ts', 'class A { 5 = 6 }');
  expect([name?.reach, value?.reach]).toEqual([undefined, [14, 15]]);
});

it('draws the same for the same seed', () => {
  const [one, other] = [randomFrom(7), randomFrom(7)];
  expect([one(), one()]).toEqual([other(), other()]);
  expect(randomFrom(8)()).not.toBe(randomFrom(7)());
});
