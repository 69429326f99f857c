import { describe, expect, it } from '@jest/globals';
import { reinstatements } from './reinstatements.ts';

const item = (id: string) => ({
  specversion: '1.0',
  id,
  source: 'urn:nld:oin:00000099000000001000:systeem:spreadsheet',
  type: 'x',
  data: { householdKey: 'k' },
});

describe('rows that were retracted', () => {
  const items = [item('a'), item('b'), item('c')];

  // Seen to fail: with the ids of the rows themselves the second time would be known, and nothing reinstated.
  it('are reinstated by the source and id of the row, each time under a new id, and nothing else of the row is sent', () => {
    const asked = { ask: 'reinstate', items: [2, 0, 9], reason: 'OTHER', reasonText: '' } as const;
    const made = reinstatements(items, asked);
    const source = items[0]?.source;
    expect(made.map(({ data }) => data)).toEqual([
      { entry: { source, id: 'c' }, reason: 'OTHER' },
      { entry: { source, id: 'a' }, reason: 'OTHER' },
    ]);
    expect(made[0]).toMatchObject({ type: 'nl.energiekewijken.corrections.entry-reinstated.v1', source });
    const ids = [...made, ...reinstatements(items, asked)].map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
  });

  it('are given the reason in words where there is one', () => {
    const asked = { ask: 'reinstate', items: [0], reason: 'OTHER', reasonText: 'klopt toch' } as const;
    expect(reinstatements(items, asked)[0]?.['data']).toMatchObject({ reasonText: 'klopt toch' });
  });
});
