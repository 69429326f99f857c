// Seen to fail: with one turn less.
import { HeaderMap } from '@apollo/server';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { complexityPlugin, LARGE } from './complexity.plugin.js';

const schema = buildSchema('type Query { a: Int }');

/** How many turns others had until the operation was let through. */
async function turnsOf(bytes: number): Promise<number> {
  const listener = await complexityPlugin.requestDidStart?.({} as never);
  const headers = new HeaderMap([['content-length', String(bytes)]]);
  let [turns, done] = [0, false];
  const count = (): void => {
    if (done) return;
    turns += 1;
    setImmediate(count);
  };
  setImmediate(count);
  await listener?.didResolveOperation?.({
    schema,
    document: parse('{ a }'),
    request: { http: { headers } },
  } as never);
  done = true;
  return turns;
}

describe('the price of a question', () => {
  it('is looked at in a turn of its own when much was sent, and at once when little was', async () => {
    expect(await turnsOf(LARGE - 1)).toBe(0);
    expect(await turnsOf(LARGE)).toBe(2);
  });
});
