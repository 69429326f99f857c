import { expect, it } from '@jest/globals';
import { groupedInTurns } from './grouped.js';
import { eachInTurns } from './in-turns.js';

/** How often others had a turn while a work went on. */
async function turnsOfOthers(work: Promise<unknown>): Promise<number> {
  let [turns, going] = [0, true];
  const other = (): void => {
    turns++;
    if (going) setImmediate(other);
  };
  setImmediate(other);
  await work;
  going = false;
  return turns;
}

/** Seen to fail: without the turns. */
it('given many things, then others have their turn between each five hundred, and all are visited in order', async () => {
  const items = Array.from({ length: 5_001 }, (_, i) => i);
  const seen: number[] = [];
  expect(await turnsOfOthers(eachInTurns(items, (item) => seen.push(item)))).toBeGreaterThanOrEqual(5);
  expect(seen).toEqual(items);
  const where = { nl: '', en: '' };
  const fault = { rule: 'WRONG_TYPE', severity: 'error', place: '', message: where, where } as never;
  expect(await turnsOfOthers(groupedInTurns(items.map(() => fault)))).toBeGreaterThanOrEqual(5);
});
