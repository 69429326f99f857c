// Tried: without the batch's own items in `known`, "anywhere in the batch" fails; without addObserved in `stored`,
// "earlier in this process" does; without hasEntry there, "knows better" does.
import { describe, expect, it } from '@jest/globals';

import type { EventName } from '#libs/programme';
import {
  ALFA,
  describeFault,
  event,
  key,
  knowing,
  openHouse,
  postAll,
  postOne,
} from '../../testing/ingest-fixture.js';

const somewhere = { occurredOn: '2025-06-01', neighbourhoodId: 'duindorp', evidence: 'REGISTRATION' };
const training = (name: EventName, occurredOn: string, id = name) =>
  event(name, id, {
    ...somewhere,
    occurredOn,
    personKey: key('p'),
    trainingId: 't',
    kind: 'BBL',
    field: 'TECHNICAL',
  });
const completed = training('TrainingCompleted', '2025-05-01');
const started = training('TrainingStarted', '2025-04-01');
const NO_START = ['NO_START_KNOWN /data/occurredOn'];

describe('a training completed', () => {
  it('with no start known: a warning; where nobody can tell: none', async () => {
    const { ingest } = await openHouse(knowing());
    expect((await postOne(ingest, completed)).warnings.map(describeFault)).toEqual(NO_START);
    expect((await postOne((await openHouse()).ingest, completed)).warnings).toEqual([]);
  });

  it('with the start anywhere in the batch, or earlier in this process: none', async () => {
    const { ingest } = await openHouse(knowing());
    expect((await postAll(ingest, [completed, started], ALFA))[0]!.warnings).toEqual([]);
    const other = (await openHouse(knowing())).ingest;
    await postOne(other, started);
    expect((await postOne(other, completed)).warnings).toEqual([]);
  });

  it('the read model knows better what was posted earlier: it may be retracted since', async () => {
    const { ingest } = await openHouse(knowing({ hasEntry: () => true }));
    await postOne(ingest, started);
    expect((await postOne(ingest, completed)).warnings.map(describeFault)).toEqual(NO_START);
  });

  it('of another person is another one', async () => {
    const { ingest } = await openHouse(knowing());
    const other = event('TrainingStarted', 'x', {
      ...(started['data'] as object),
      personKey: key('somebody-else'),
    });
    await postOne(ingest, other);
    expect((await postOne(ingest, completed)).warnings.map(describeFault)).toEqual(NO_START);
  });
});
