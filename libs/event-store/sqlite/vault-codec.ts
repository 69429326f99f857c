import type { VaultKey } from '../key-vault.js';
import { Cells, type Cell } from './cells.js';
import type { Codec, Outcome, VaultRequest } from './protocol.js';

/** Requests to the vault as flat arrays, for the reason that appends are. */
export const vaultCodec: Codec<VaultRequest, readonly string[] | number> = {
  packRequests(requests) {
    const cells: Cell[] = [];
    for (const { forget, keys, tokens } of requests) {
      cells.push(forget ? 1 : 0, tokens === undefined ? 0 : 1, keys.length);
      for (const [index, { kind, scope, key }] of keys.entries()) {
        cells.push(kind, scope, key);
        if (tokens !== undefined) cells.push(tokens[index] ?? '');
      }
    }
    return cells;
  },

  unpackRequests(packed) {
    const cells = new Cells(packed as Cell[]);
    const requests: VaultRequest[] = [];
    while (!cells.done) requests.push(readRequest(cells));
    return requests;
  },

  packOutcomes(outcomes) {
    const cells: Cell[] = [];
    for (const outcome of outcomes) {
      if ('error' in outcome) cells.push(0, outcome.error);
      else if (typeof outcome.value === 'number') cells.push(1, outcome.value);
      else {
        cells.push(2, outcome.value.length);
        for (const token of outcome.value) cells.push(token);
      }
    }
    return cells;
  },

  unpackOutcomes(packed, requests) {
    const cells = new Cells(packed as Cell[]);
    return requests.map((): Outcome<readonly string[] | number> => {
      const what = cells.number();
      if (what === 0) return { error: cells.error() };
      return { value: what === 1 ? cells.number() : cells.times(cells.text) };
    });
  },
};

function readRequest(cells: Cells): VaultRequest {
  const [forget, restores] = [cells.number() === 1, cells.number() === 1];
  const tokens: string[] = [];
  const keys = cells.times((): VaultKey => {
    const key = { kind: cells.text() as VaultKey['kind'], scope: cells.text(), key: cells.text() };
    if (restores) tokens.push(cells.text());
    return key;
  });
  return restores ? { forget, keys, tokens } : { forget, keys };
}
