/**
 * Editions that were published before the rules of what a figure carries changed: with their pins they give the
 * digest they were published with, to the last byte. The digests were computed by the program of then (commit
 * 3437bdf) and are never edited. Seen to fail: when a share's target is not brought back to the fraction it was,
 * when progress is withheld from an edition of then, and when its partners are expected as they are now.
 */
import { describe, expect, it } from '@jest/globals';
import { openMemoryStore } from '#libs/event-store';
import type { Edition } from '#libs/indicators';
import { canonicalJson } from '#libs/programme';
import { Editions, ReadModel } from '#libs/read-model';
import { uuid } from '../support/histories.js';

type Line = readonly [name: string, data: object, partnerId?: string];

const area = (neighbourhoodId: string, municipalityCode: string): Line => [
  'NeighbourhoodRegistered',
  { neighbourhoodId, name: neighbourhoodId, municipalityCode, lat: 52, lon: 5 },
];
const partner = (partnerId: string, neighbourhoodIds: readonly string[], more: object = {}): Line => [
  'PartnerRegistered',
  { partnerId, name: partnerId, kind: 'OTHER', werklijnen: [1, 4], neighbourhoodIds, ...more },
];
const somewhere = (occurredOn: string, neighbourhoodId = 'noord') => ({
  occurredOn,
  neighbourhoodId,
  evidence: 'REGISTRATION',
});
const household = (householdKey: string, occurredOn: string, neighbourhoodId?: string) => ({
  ...somewhere(occurredOn, neighbourhoodId),
  householdKey,
  channel: 'PHONE',
});

/** One event after another, nine hours apart from 29 March 2024 on. */
const LOG: readonly Line[] = [
  area('noord', 'GM0001'),
  area('zuid', 'GM0001'),
  area('oost', 'GM0002'),
  partner('stad', ['noord', 'zuid'], { occurredOn: '2023-01-01' }),
  partner('school', ['oost'], { occurredOn: '2024-05-01' }),
  partner('laat', ['oost'], { occurredOn: '2025-06-01' }),
  partner('weg', ['noord'], { occurredOn: '2023-01-01' }),
  ['PartnerParticipationChanged', { partnerId: 'weg', werklijnen: [], occurredOn: '2024-02-01' }],
  ['ReportingPeriodOpened', { period: '2024-H1', dueOn: '2024-08-01' }],
  ['ReportingPeriodOpened', { period: '2024-H2', dueOn: '2025-02-01' }],
  // Version 1: of a share a fraction.
  ['BaselineSet', { kpi: '1.4', scope: 'NL', period: '2023', value: 0.07 }],
  ['TargetSet', { kpi: '1.4', scope: 'NL', period: '2024-H1', value: 0.57 }],
  ['TargetSet', { kpi: '1.4', scope: 'GM0001', byDate: '2024-12-31', value: 0.333333 }],
  ['TargetSet', { kpi: 'Q.1', scope: 'NL', period: '2024-H1', value: 4.5 }],
  ['TargetRevised', { kpi: 'Q.1', scope: 'NL', period: '2024-H1', value: 0.95, reason: 'tikfout' }],
  ['TargetSet', { kpi: '4.1', scope: 'NL', period: '2024-H1', value: -5 }],
  ['BaselineSet', { kpi: '1.1', scope: 'NL', period: '2023', value: 40 }],
  ['TargetSet', { kpi: '1.1', scope: 'NL', period: '2024-H1', value: 10 }],
  ['BaselineSet', { kpi: '4.7', scope: 'NL', period: '2023', value: 3 }],
  ['TargetSet', { kpi: '4.7', scope: 'NL', period: '2024-H1', value: 9 }],
  ['HouseholdApproached', household('h1', '2024-02-01'), 'stad'],
  ['HouseholdApproached', household('h2', '2024-02-02'), 'stad'],
  ['HouseholdApproached', household('h3', '2024-02-03', 'oost'), 'stad'],
  ['HouseholdReached', { ...household('h1', '2024-02-11'), tenure: 'OWNER', topics: [] }, 'stad'],
  ['HouseholdReached', { ...household('h2', '2023-02-11', 'oost'), tenure: 'OWNER', topics: [] }, 'weg'],
  [
    'PublicSpaceWorkDelivered',
    { ...somewhere('2024-03-01'), workId: 'w', pavingRemovedM2: 30.5, pavingAddedM2: 2 },
    'stad',
  ],
  ['StreetOpened', { ...somewhere('2024-03-01'), workId: 'w', segmentId: 's' }, 'stad'],
  ['StreetOpened', { ...somewhere('2024-04-01'), workId: 'x', segmentId: 's' }, 'stad'],
  ['SubmissionMade', { partnerId: 'stad', period: '2024-H1' }, 'stad'],
  ['SubmissionAccepted', { partnerId: 'stad', period: '2024-H1' }],
  ['SubmissionMade', { partnerId: 'school', period: '2024-H1', nilReport: true }, 'school'],
];

/** The KPIs of then, in their order. */
const CODES = (
  '1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 1.9 2.1 2.2 2.3 2.4 2.5 2.6 2.7 3.1 3.2 3.2n 3.3 3.4 3.5 3.6 3.7 3.8 ' +
  '4.1 4.2 4.3 4.4 4.5 4.6 4.7 4.8 X.1 X.2 X.3 X.4 Q.1 Q.2 Q.3 Q.4'
).split(' ');

/** Of each period, what it was published with. */
const PUBLISHED: Readonly<Record<string, string>> = {
  '2024-H1': '2ece475e4be1a5dcf32bd37719f09dcdb72bfe14c3a6731d9e762a49c78b0324',
  '2024': '9b2bfc256e04af9f5980211876be81b5c242a6ae8db3b67f9b057e1a5ab16292',
  '2024-Q1': '28610d25ede9c02d9d72c83c936e3c1d42870ebf5e88b90efbf851b6bda6a173',
};

async function editionsOfThen() {
  let recorded = 0;
  const log = openMemoryStore({
    clock: () => Date.parse('2024-03-29T22:30:00Z') + ++recorded * 9 * 3_600_000,
  });
  for (const [i, [type, data, partnerId]] of LOG.entries())
    await log.append({
      stream: `s-${i}`,
      expected: 'any',
      events: [
        {
          eventId: uuid(`published before ${i}`),
          type,
          schemaVersion: type === 'HouseholdReached' ? 2 : 1,
          data: canonicalJson(data),
          metadata: canonicalJson(partnerId === undefined ? {} : { partnerId }),
        },
      ],
    });
  const readModel = new ReadModel({ log, path: ':memory:' });
  await readModel.start();
  const now = () => Date.parse('2026-01-01T12:00:00Z');
  return { readModel, editions: new Editions(readModel, { now }) };
}

describe('an edition published before', () => {
  it.each(Object.entries(PUBLISHED))(
    'on %s gives the digest it was published with',
    async (period, digest) => {
      const { readModel, editions } = await editionsOfThen();
      const edition = {
        editionId: `${period}-1`,
        period,
        asOfPosition: LOG.length,
        definitionSet: CODES.map((code) => ({ code, version: 1 })),
        areaEdition: 2024,
        disclosureProfile: 'INTERNAL',
        referenceDate: '2024-08-15',
        digest,
      } as unknown as Edition;
      expect(await editions.recompute(edition)).toMatchObject({ digest, equal: true });
      await readModel.close();
    },
  );
});
