/**
 * The warnings at posting of EVENTS.md that rest on other entries, through the real HTTP interface and read model.
 */
// Tried: without `table.to.at(row) === Infinity` in AboutSubjects, "a retracted start" fails; with a partner's own
// ids looked up without the partner, "another partner's" does.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { cloudEvent, DUINDORP, household, registerProgramme, ZANDKASTEEL } from './support/events.js';
import { OTHER_PARTNER, PARTNER, Server, type Json } from './support/server.js';

let server: Server;
let counter = 0;
let key: string;
beforeAll(async () => {
  server = await Server.start();
  await registerProgramme(server);
});
beforeEach(() => {
  key = `k${++counter}`;
});
afterAll(() => server.stop());

/** Posts, waits until the read model has it, and answers what is warned of. */
async function post(
  name: string,
  occurredOn: string,
  data: object,
  [source, token]: readonly [string, string] = [DUINDORP, PARTNER],
): Promise<{ rules: string[]; entryId: string }> {
  const all = { occurredOn, neighbourhoodId: 'noord', evidence: 'REGISTRATION', ...data };
  const { status, body } = await server.post(cloudEvent(name, source, `w${++counter}`, all), token);
  if (status !== 201) throw new Error(JSON.stringify(body));
  await server.ask(
    'query ($p: Position) { figures(kpis: ["1.1"], period: "2025", atLeast: $p) { value } }',
    token,
    {
      p: body.position,
    },
  );
  return { entryId: body.entryId, rules: body.warnings.map((warning: Json) => warning.rule) };
}
const THEIRS = [ZANDKASTEEL, OTHER_PARTNER] as const;
const work = { kind: 'REGULAR', hoursPerWeek: 32, sector: 'TECHNICAL' };
const start = (on: string, who: readonly [string, string] = [DUINDORP, PARTNER]) =>
  post('PlacementStarted', on, { ...work, placementId: key, personKey: household(key) }, who);
const end = (endedOn: string) =>
  post('PlacementEnded', '2025-06-01', { placementId: key, endedOn, reason: 'OTHER_JOB' });

describe('a placement', () => {
  it('ended or confirmed before it started', async () => {
    await start('2025-03-01');
    const confirmed = await post('PlacementConfirmed', '2025-06-01', {
      placementId: key,
      confirmedOn: '2025-02-01',
    });
    expect(confirmed.rules).toEqual(['CONFIRMED_BEFORE_STARTED']);
    expect((await end('2025-02-01')).rules).toEqual(['ENDED_BEFORE_STARTED']);
  });

  it('of which another partner’s start under the same id, or a retracted start, says nothing', async () => {
    await start('2025-03-01', THEIRS);
    expect((await end('2025-05-01')).rules).toEqual(['NO_START_KNOWN']);
    const { entryId } = await start('2025-03-01');
    expect((await end('2025-05-02')).rules).toEqual([]);
    const { status } = await server.post(
      cloudEvent('EntryRetracted', DUINDORP, `x${++counter}`, { entryId, reason: 'DID_NOT_HAPPEN' }),
      PARTNER,
    );
    expect(status).toBe(201);
    await start('2025-04-01', THEIRS);
    expect((await end('2025-05-03')).rules).toEqual(['NO_START_KNOWN']);
  });

  it('started twice under one id without an end between', async () => {
    await start('2025-01-01');
    expect((await start('2025-03-01')).rules).toEqual(['PLACEMENT_OPEN']);
  });
});

describe('a training', () => {
  it('dropped before it started', async () => {
    const course = { personKey: household(key), trainingId: 'lassen', kind: 'BBL', field: 'TECHNICAL' };
    await post('TrainingStarted', '2025-03-01', course);
    expect((await post('TrainingDropped', '2025-02-01', course)).rules).toEqual(['ENDED_BEFORE_STARTED']);
    expect((await post('TrainingCompleted', '2025-05-01', course)).rules).toEqual([]);
  });
});

describe('a dwelling', () => {
  it('with a label worse after a measure, by what the poster itself recorded: never by another partner’s', async () => {
    const dwellingKey = household(key);
    await post('OwnerAdvised', '2025-01-01', { dwellingKey, labelBefore: 'C' }, THEIRS);
    const label = (value: string) =>
      post('EnergyLabelRegistered', '2025-05-01', { dwellingKey, label: value });
    expect((await label('E')).rules).toEqual([]);
    await post('MeasureInstalled', '2025-03-01', { dwellingKey, measure: 'ROOF' });
    // Seen to fail: the warning told what another partner had found (security 7).
    expect((await label('F')).rules).toEqual([]);
    await post('OwnerAdvised', '2025-01-02', { dwellingKey, labelBefore: 'C' });
    expect((await label('D')).rules).toEqual(['LABEL_WORSE']);
    expect((await label('B')).rules).toEqual([]);
  });

  it('with more withdrawn than arranged under the scheme', async () => {
    const of = (amountCents: number, scheme = 'ISDE') => ({
      dwellingKey: household(key),
      scheme,
      amountCents,
    });
    await post('FinancingArranged', '2025-01-01', of(100_000));
    expect((await post('FinancingWithdrawn', '2025-02-01', of(40_000))).rules).toEqual([]);
    expect((await post('FinancingWithdrawn', '2025-03-01', of(60_001))).rules).toEqual(['WITHDRAWN_MORE']);
  });
});

describe('a linkage realised', () => {
  it('by entries of one werklijn, or by one that is not known yet', async () => {
    const linkage = { linkageId: key, werklijnen: [1, 4], scale: 'BLOCK', title: 'Straat open' };
    await post('LinkageIdentified', '2025-01-01', linkage);
    const opened = (segmentId: string) => post('StreetOpened', '2025-02-01', { segmentId, workId: key });
    const realisedBy = [(await opened('a')).entryId, (await opened('b')).entryId];
    const realised = (ids: readonly string[]) =>
      post('LinkageRealised', '2025-03-01', { linkageId: key, realisedBy: ids });
    expect((await realised(realisedBy)).rules).toEqual(['ONE_WERKLIJN']);
    const never = '0193f5a2-8c1e-8d4b-9f00-3b6a1c2d4e5f';
    expect((await realised([...realisedBy.slice(1), never])).rules).toEqual(['REALISED_BY_UNKNOWN']);
  });
});
