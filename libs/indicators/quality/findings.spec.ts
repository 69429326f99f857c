import { describe, expect, it } from '@jest/globals';
import { dayOf } from '#libs/programme';
import { Page } from '../testing/page.js';
import { findingsAt } from './findings.js';

const found = (page: Page, asOf?: number, ref = '2025-06-30') => findingsAt(page.at(asOf), dayOf(ref));
const kinds = (page: Page, asOf?: number, ref?: string) => found(page, asOf, ref).map(({ kind }) => kind);
const accept = (page: Page, findingId: string, partner = '', kind = 'OUTLIER') =>
  page.on('2025-06-30', 'FindingAccepted', { findingId, kind, reason: 'Klopt: eenmalig' }, { partner });
const reach = (page: Page, date: string, householdKey = 'h', more = {}) =>
  page.on(date, 'HouseholdReached', { householdKey, channel: 'PHONE', tenure: 'OWNER', ...more });

describe('END_BEFORE_START', () => {
  it('of a placement, as of before it was mended and after', () => {
    const page = new Page().today('2025-06-01');
    const start = { placementId: 'p', personKey: 'a', kind: 'REGULAR', hoursPerWeek: 36, sector: 'OTHER' };
    page.on('2025-03-01', 'PlacementStarted', start);
    const ended = page.on('2025-06-01', 'PlacementEnded', { placementId: 'p', endedOn: '2025-02-27' });
    const before = page.position;
    expect(found(page)).toEqual([
      {
        findingId: 'END_BEFORE_START:5:4',
        kind: 'END_BEFORE_START',
        partnerId: 'corporatie',
        neighbourhoodId: 'noord',
        entries: [4, 5],
        message: {
          nl: 'Plaatsing beëindigd op 27 februari 2025 ligt voor Plaatsing gestart op 1 maart 2025',
          en: 'Placement ended on 27 February 2025 is before Placement started on 1 March 2025',
        },
        since: 5,
        status: 'OPEN',
        acceptance: undefined,
      },
    ]);
    page.correct(ended, { endedOn: '2025-03-01' });
    expect(found(page)).toEqual([]);
    expect(kinds(page, before)).toEqual(['END_BEFORE_START']);
  });

  it('of a training per person, an intervention, a work and a street; not without a start nor by another partner', () => {
    const page = new Page().today('2025-06-01');
    page.on('2025-03-01', 'TrainingStarted', {
      personKey: 'a',
      trainingId: 't',
      kind: 'BBL',
      field: 'OTHER',
    });
    page.on('2025-02-01', 'TrainingCompleted', { personKey: 'a', trainingId: 't', kind: 'BBL' });
    page.on('2025-02-01', 'TrainingCompleted', { personKey: 'b', trainingId: 't', kind: 'BBL' });
    page.on('2025-03-01', 'InterventionStarted', { interventionId: 'i' });
    page.on('2025-02-01', 'InterventionCancelled', { interventionId: 'i' });
    page.on('2025-02-01', 'InterventionCompleted', { interventionId: 'i' }, { partner: 'gemeente' });
    page.on('2025-03-01', 'PublicSpaceWorkStarted', { workId: 'w', trigger: 'SEWER', lengthM: 10 });
    page.on('2025-02-01', 'PublicSpaceWorkDelivered', { workId: 'w', greenAddedM2: 1 });
    page.on('2025-03-01', 'StreetOpened', { segmentId: 's', workId: 'w' });
    page.on('2025-03-01', 'StreetClosed', { segmentId: 's', workId: 'w' });
    page.on('2025-02-28', 'StreetClosed', { segmentId: 's', workId: 'w' });
    expect(found(page).map(({ findingId }) => findingId)).toEqual([
      'END_BEFORE_START:14:12',
      'END_BEFORE_START:11:10',
      'END_BEFORE_START:8:7',
      'END_BEFORE_START:5:4',
    ]);
    page.on('2025-01-31', 'InterventionStarted', { interventionId: 'i' });
    expect(found(page)).toHaveLength(3);
  });
});

describe('ACCEPTED_BEFORE_REACHED', () => {
  it('until a reach on or before that day arrives, or the households are linked', () => {
    const page = new Page().today('2025-06-01');
    page.on('2025-05-02', 'HelpAccepted', { householdKey: 'h', helpKind: 'DEBT' });
    expect(found(page)[0]?.message.nl).toBe(
      'Hulp geaccepteerd op 2 mei 2025; het huishouden is niet bereikt',
    );
    reach(page, '2025-05-03');
    const late = page.position;
    expect(found(page)[0]?.message.nl).toBe(
      'Hulp geaccepteerd op 2 mei 2025; het huishouden is pas op 3 mei 2025 bereikt',
    );
    reach(page, '2025-05-02');
    expect(found(page)).toEqual([]);
    expect(kinds(page, late)).toEqual(['ACCEPTED_BEFORE_REACHED']);
    page.on('2025-05-01', 'HelpAccepted', { householdKey: 'g', helpKind: 'DEBT' });
    reach(page, '2025-05-01', 'k');
    expect(kinds(page)).toEqual(['ACCEPTED_BEFORE_REACHED']);
    page.on('2025-06-01', 'HouseholdsLinked', { 'keys.0': 'g', 'keys.1': 'k' });
    expect(found(page)).toEqual([]);
  });
});

describe('SAME_NATURAL_KEY', () => {
  it('for every entry after the first, until it is retracted; corrected into the same counts too', () => {
    const page = new Page().today('2025-06-01');
    reach(page, '2025-05-14');
    const twice = reach(page, '2025-05-14');
    page.on('2025-05-14', 'HouseholdReached', twice.data, { partner: 'gemeente' });
    const other = reach(page, '2025-05-15');
    expect(found(page).map(({ findingId }) => findingId)).toEqual(['SAME_NATURAL_KEY:4:5']);
    expect(found(page)[0]?.entries).toEqual([4, 5]);
    page.correct(other, { date: '2025-05-14' });
    expect(found(page).map(({ findingId, since }) => [findingId, since])).toEqual([
      ['SAME_NATURAL_KEY:4:7', 8],
      ['SAME_NATURAL_KEY:4:5', 5],
    ]);
    page.retract(twice);
    expect(found(page).map(({ findingId }) => findingId)).toEqual(['SAME_NATURAL_KEY:4:7']);
    page.reinstate(twice);
    expect(found(page)).toHaveLength(2);
  });
});

describe('OUTLIER', () => {
  const delivered = (page: Page, workId: string, greenAddedM2: number, partner = 'gemeente') =>
    page.on('2025-05-14', 'PublicSpaceWorkDelivered', { workId, greenAddedM2 }, { partner });
  /** Ten of 100 and 120 by turns: mean 110, standard deviation 10. */
  const usual = (page: Page, partner?: string) => {
    for (let i = 0; i < 10; i++) delivered(page, `w${i}`, i % 2 === 0 ? 100 : 120, partner);
  };

  it('beyond 3 standard deviations of the ten others, not at 3', () => {
    const page = new Page().today('2025-06-01');
    usual(page);
    const odd = delivered(page, 'x', 141);
    expect(found(page).map(({ findingId, message }) => [findingId, message.nl])).toEqual([
      [
        `OUTLIER:${odd.position}:greenAddedM2`,
        'Werk openbare ruimte opgeleverd, Groen toegevoegd (m²): 141 wijkt sterk af van de 10 andere (gemiddeld 110, standaardafwijking 10)',
      ],
    ]);
    page.correct(odd, { greenAddedM2: 140 });
    expect(found(page)).toEqual([]);
  });

  it('not among fewer than ten others, nor against another partner; the usual value is none', () => {
    const page = new Page().today('2025-06-01');
    usual(page);
    delivered(page, 'x', 9000, 'corporatie');
    expect(found(page)).toEqual([]);
    const same = new Page().today('2025-06-01');
    for (let i = 0; i < 11; i++) delivered(same, `w${i}`, 0.1);
    expect(found(same)).toEqual([]);
    delivered(same, 'x', 0.2);
    expect(kinds(same)).toEqual(['OUTLIER']);
  });

  it('accepted with a reason by the office or the partner itself, until the entry changes', () => {
    const page = new Page().today('2025-06-01');
    usual(page);
    const odd = delivered(page, 'x', 500);
    const id = `OUTLIER:${odd.position}:greenAddedM2`;
    const before = page.position;
    accept(page, id, 'corporatie');
    expect(found(page)[0]?.status).toBe('OPEN');
    accept(page, id, 'gemeente');
    expect(found(page)[0]).toMatchObject({
      status: 'ACCEPTED',
      acceptance: { reason: 'Klopt: eenmalig', partnerId: 'gemeente', position: before + 2 },
    });
    expect(found(page, before)[0]?.status).toBe('OPEN');
    page.correct(odd, { greenAddedM2: 5000 });
    expect(found(page)[0]?.status).toBe('OPEN');
    const mistaken = accept(page, id);
    expect(found(page)[0]?.status).toBe('ACCEPTED');
    page.retract(mistaken);
    expect(found(page)[0]?.status).toBe('OPEN');
  });
});

describe('ONE_DAY', () => {
  it('18 of 20 in a quarter on one day; not 17 of 20, nor 19 of 19', () => {
    const page = new Page().today('2025-06-01');
    for (let i = 0; i < 17; i++) reach(page, '2025-05-14', `h${i}`);
    reach(page, '2025-05-15', 'a');
    const nineteenth = reach(page, '2025-05-14', 'b');
    expect(found(page)).toEqual([]);
    reach(page, '2025-06-30', 'c');
    reach(page, '2025-07-01', 'd');
    expect(found(page)).toMatchObject([
      {
        findingId: 'ONE_DAY:corporatie:2025-05-14',
        message: {
          nl: '18 van de 20 gebeurtenissen in het tweede kwartaal 2025 zijn van één dag, 14 mei 2025',
        },
        since: 23,
      },
    ]);
    expect(found(page)[0]?.entries).toHaveLength(18);
    page.correct(nineteenth, { date: '2025-05-16' });
    expect(found(page)).toEqual([]);
  });
});

describe('SILENT_PARTNER', () => {
  const register = (page: Page, partnerId: string, werklijnen: number[]) =>
    page.on(
      '2025-01-01',
      'PartnerRegistered',
      { partnerId, name: partnerId, kind: 'OTHER', werklijnen, neighbourhoodIds: [] },
      { partner: '' },
    );

  it('that never reported, from the 91st day after its registration; not without a werklijn', () => {
    const page = new Page().today('2025-01-01');
    register(page, 'gemeente', [1]);
    register(page, 'ministerie', []);
    expect(kinds(page, undefined, '2025-04-01')).toEqual([]);
    expect(found(page, undefined, '2025-04-02')).toMatchObject([
      {
        findingId: 'SILENT_PARTNER:gemeente',
        entries: [],
        since: 4,
        message: { nl: 'Niets gemeld sinds de registratie op 1 januari 2025, al 91 dagen' },
      },
    ]);
  });

  it('that reported before; what is recorded late and what is corrected are signs of life', () => {
    const page = new Page().today('2025-01-01');
    register(page, 'corporatie', [1]);
    page.today('2025-03-01');
    const entry = reach(page, '2025-01-15');
    expect(kinds(page, undefined, '2025-05-30')).toEqual([]);
    expect(found(page, undefined, '2025-05-31')[0]).toMatchObject({
      entries: [entry.position],
      message: { en: 'Nothing reported since 1 March 2025, for 91 days' },
    });
    accept(page, 'SILENT_PARTNER:corporatie', '', 'SILENT_PARTNER');
    expect(found(page, undefined, '2025-05-31')[0]?.status).toBe('ACCEPTED');
    page.today('2025-05-31').correct(entry, { tenure: 'SOCIAL_RENT' });
    expect(kinds(page, undefined, '2025-05-31')).toEqual([]);
    expect(found(page, undefined, '2025-09-01')[0]?.status).toBe('OPEN');
  });
});
