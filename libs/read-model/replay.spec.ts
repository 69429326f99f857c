/**
 * A log folded as an auditor's program does. Seen to fail: with an event before or after the next one taken, with
 * what is passed over folded, and with an edition computed of what came after it.
 */
import { describe, expect, it } from '@jest/globals';
import { pinsOf } from '#libs/indicators';
import { Editions } from './editions/editions.js';
import { pinsFor } from './editions/pins.js';
import { Replay } from './replay.js';
import { area, given, CLOCK, published, reached, recorded } from './testing/given.js';

const EVENTS = [
  area('noord'),
  reached('h1', '2025-02-01'),
  published('2025-H1-1', 2),
  reached('h2', '2025-02-02'),
];
const LOG = recorded(EVENTS);

describe('given a log in order', () => {
  it('then it is folded piece by piece, and its editions are known', () => {
    const replay = new Replay();
    replay.add(LOG.slice(0, 2));
    expect([replay.position, replay.editions()]).toEqual([2, []]);
    replay.add([]);
    replay.add(LOG.slice(2));
    expect([replay.position, replay.editions().map(({ editionId }) => editionId)]).toEqual([
      4,
      ['2025-H1-1'],
    ]);
  });

  it('then pins stand for the same figures as in a read model of it, whatever came later', async () => {
    const { readModel } = await given(...EVENTS).followed();
    const pins = pinsFor(readModel.model, { period: '2025-H1', asOf: { position: 2n } }, CLOCK);
    const expected = await new Editions(readModel, CLOCK).compute(pins);
    await readModel.close();
    const replay = new Replay();
    replay.add(LOG);
    expect((await replay.compute(pinsOf({ ...pins }))).digest).toBe(expected.digest);
    const early = new Replay();
    early.add(LOG.slice(0, 2));
    expect((await early.compute(pins)).digest).toBe(expected.digest);
  });
});

describe('given an event that is not the next, or not understood', () => {
  it.each([
    ['leaves one out', [LOG[1]!]],
    ['comes again', [LOG[0]!, LOG[0]!]],
  ])('when it %s, then it is refused', (_, events) => {
    expect(() => new Replay().add(events)).toThrow(/is not the next/);
  });

  it('when the log says that it is passed over, then it changes nothing; another in its place is not', () => {
    const strange = { ...LOG[1]!, type: 'NoSuchType' };
    expect(() => new Replay().add([LOG[0]!, strange])).toThrow(/NoSuchType/);
    const note = { position: 2, eventId: strange.eventId, reason: 'r' } as never;
    const replay = new Replay(new Map([[2, note]]));
    replay.add([LOG[0]!, strange, LOG[2]!]);
    expect(replay.position).toBe(3);
    const other = { ...strange, eventId: LOG[3]!.eventId };
    expect(() => new Replay(new Map([[2, note]])).add([LOG[0]!, other])).toThrow(/NoSuchType/);
  });
});
