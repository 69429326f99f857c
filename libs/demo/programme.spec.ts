import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import {
  canonicalJson,
  CATALOGUE,
  dayOf,
  findType,
  FIRST_NEIGHBOURHOODS,
  monthsBefore,
  objectSchema,
  OIN_PATTERN,
  parseDay,
  personalDataIn,
  scanData,
  typeNamed,
} from '#libs/programme';
import {
  DEMO_OFFICE_OIN,
  DEMO_PARTNERS,
  demoProgramme,
  demoSource,
  type DemoBatch,
  type DemoItem,
} from './index.js';

/** Of every batch, in full and at scale 0.1. They change only when the demo programme is changed on purpose. */
const FULL_DIGEST = '3d3ae95d8949653dcc174e3de8414a6dcaf3c2f4f465dfa9ebbb6c508664e78f';
const DIGEST = '3f0e05bcaddc0941b16b10b3a6a562b31a6e77249337a6ab94310793e9a5bd4d';

const digest = (batches: Iterable<DemoBatch>): string => {
  const hash = createHash('sha256');
  for (const batch of batches) hash.update(`${canonicalJson(batch)}\n`);
  return hash.digest('hex');
};
const nameOf = (item: DemoItem) => findType(item.type)!.name;
const refOf = (source: string, id: string) => `${source} ${id}`;
const area = (data: DemoItem['data']) => String(data['neighbourhoodId']);
const key = (data: DemoItem['data']) => String(data['householdKey']);

let batches: readonly DemoBatch[];
let items: readonly DemoItem[];
let took: number;
const named = (name: string) => items.filter((item) => nameOf(item) === name);
const group = (name: string, of: (item: DemoItem) => string, by: (item: DemoItem) => string) => {
  const groups = new Map<string, Set<string>>();
  for (const item of named(name)) groups.set(of(item), (groups.get(of(item)) ?? new Set()).add(by(item)));
  return groups;
};
const severalIn = (groups: Map<string, Set<string>>) =>
  [...groups.values()].filter(({ size }) => size > 1).length;

beforeAll(() => {
  const started = performance.now();
  batches = [...demoProgramme()];
  took = performance.now() - started;
  items = batches.flatMap((batch) => batch.items);
});

describe('the demo programme', () => {
  test('is the same every time, on every machine', () => {
    expect(digest(demoProgramme({ scale: 0.1 }))).toBe(DIGEST);
    expect(digest(demoProgramme({ scale: 0.1 }))).toBe(DIGEST);
    expect(digest(batches)).toBe(FULL_DIGEST);
  });

  test('holds at least 60,000 entries and is made in a few seconds', () => {
    expect(items.length).toBeGreaterThanOrEqual(60_000);
    expect(items.length).toBeLessThan(70_000);
    expect(took).toBeLessThan(10_000);
  });

  test('has every type of werklijn 1, werklijn 4, interventions, corrections and participation', () => {
    const domains = new Set(['corrections', 'households', 'interventions', 'participation', 'public-space']);
    const wanted = CATALOGUE.filter(({ domain }) => domains.has(domain)).map(({ name }) => name);
    expect([...new Set(items.map(nameOf))].sort()).toEqual(wanted.sort());
  });

  test('keeps the number of each type', () => {
    const counts: Record<string, number> = {};
    for (const item of items) counts[nameOf(item)] = (counts[nameOf(item)] ?? 0) + 1;
    expect(counts).toMatchInlineSnapshot(`
     {
       "EnergyFixDelivered": 1993,
       "EntryCorrected": 1090,
       "EntryReinstated": 115,
       "EntryRetracted": 562,
       "HelpAccepted": 3906,
       "HelpDeclined": 1661,
       "HelpOffered": 7195,
       "HomeRenovated": 147,
       "HouseholdApproached": 24069,
       "HouseholdReached": 10886,
       "HouseholdsLinked": 115,
       "HouseholdsUnlinked": 22,
       "InterventionCancelled": 4,
       "InterventionCompleted": 57,
       "InterventionPlanned": 129,
       "InterventionStarted": 115,
       "NeighbourhoodRegistered": 16,
       "PartnerParticipationChanged": 3,
       "PartnerRegistered": 21,
       "PublicSpaceWorkCancelled": 40,
       "PublicSpaceWorkDelivered": 677,
       "PublicSpaceWorkPlanned": 922,
       "PublicSpaceWorkStarted": 720,
       "ReferralStarted": 1289,
       "ReferralTakenUp": 693,
       "StreetClosed": 2021,
       "StreetOpened": 2267,
       "SupportConcluded": 2520,
     }
    `);
  });

  test('comes in batches of one sender, at most 250 items, each later than the one before', () => {
    let before = 0;
    for (const { recordedAt, actor, items: sent } of batches) {
      expect(recordedAt).toBeGreaterThan(before);
      before = recordedAt;
      expect(sent.length).toBeGreaterThan(0);
      expect(sent.length).toBeLessThanOrEqual(250);
      const partner = DEMO_PARTNERS.find(({ partnerId }) => partnerId === actor.partnerId);
      expect(partner === undefined).toBe(actor.role === 'programme-office');
      expect(new Set(sent.map(({ source }) => source))).toEqual(new Set([demoSource(partner)]));
    }
    expect(new Date(batches[0]!.recordedAt).toISOString()).toMatch(/^2023-11-01/);
    expect(new Date(before).toISOString()).toMatch(/^2026-10-/);
  });
});

describe('every item can be accepted', () => {
  test('it is a CloudEvent with an id of its own, logged before it was recorded', () => {
    const ids = new Set<string>();
    for (const { recordedAt, items: sent } of batches)
      for (const item of sent) {
        ids.add(refOf(item.source, item.id));
        if (Date.parse(item.time) > recordedAt)
          throw new Error(`${item.id} was logged after it was recorded`);
        if (personalDataIn(item.id) ?? personalDataIn(item.source))
          throw new Error(`${item.id} looks personal`);
      }
    expect(ids.size).toBe(items.length);
  });

  test('its data, and that of a replacement, keep the schema and hold nothing personal', () => {
    const ajv = new Ajv2020({ allErrors: true });
    ajv.addFormat('date', (value) => parseDay(value) !== undefined);
    const validators = new Map<string, ValidateFunction>();
    const names = new Map(items.map((item) => [refOf(item.source, item.id), nameOf(item)]));
    const check = (name: string, data: unknown, id: string) => {
      const { fields } = typeNamed(name);
      const validate = validators.get(name) ?? ajv.compile(objectSchema(fields));
      validators.set(name, validate);
      if (!validate(data)) throw new Error(`${id} ${name}: ${ajv.errorsText(validate.errors)}`);
      const faults = scanData(data, fields, '');
      if (faults.length > 0) throw new Error(`${id} ${name}: ${JSON.stringify(faults)}`);
    };
    for (const { id, data, ...item } of items) {
      check(nameOf({ id, data, ...item }), data, id);
      const entry = data['entry'] as { source: string; id: string } | undefined;
      if (data['replacement']) check(names.get(refOf(entry!.source, entry!.id))!, data['replacement'], id);
    }
  });

  test('it happened on or before the day it was recorded, in a registered area', () => {
    const areas = new Set(FIRST_NEIGHBOURHOODS.map(({ neighbourhoodId }) => neighbourhoodId));
    for (const { recordedAt, items: sent } of batches)
      for (const { data } of sent)
        for (const said of [data, (data['replacement'] ?? {}) as DemoItem['data']]) {
          const on = said['occurredOn'];
          // Batches are recorded in office hours, when the date in Amsterdam is that in UTC.
          if (typeof on === 'string' && dayOf(on) * 86_400_000 > recordedAt)
            throw new Error(`${on} is too early`);
          if ('neighbourhoodId' in said && !areas.has(area(said))) throw new Error(area(said));
        }
  });

  test('what is corrected, retracted or reinstated was there in an earlier batch and allows it', () => {
    const retracted = new Map<string, boolean>();
    for (const { items: sent } of batches) {
      const touched = new Set<string>();
      for (const item of sent) {
        const entry = item.data['entry'] as { source: string; id: string } | undefined;
        if (!entry) continue;
        const ref = refOf(entry.source, entry.id);
        expect(retracted.get(ref)).toBe(nameOf(item) === 'EntryReinstated');
        expect(touched.has(ref)).toBe(false);
        touched.add(ref);
        if (nameOf(item) !== 'EntryCorrected') retracted.set(ref, nameOf(item) === 'EntryRetracted');
      }
      for (const item of sent) if (!item.data['entry']) retracted.set(refOf(item.source, item.id), false);
    }
  });

  test('a partner is registered before it sends', () => {
    const registered = new Set<unknown>();
    for (const { actor, items: sent } of batches) {
      for (const item of sent)
        if (nameOf(item) === 'PartnerRegistered') registered.add(item.data['partnerId']);
      if (actor.partnerId !== undefined) expect(registered).toContain(actor.partnerId);
    }
  });
});

describe('it is plainly made up', () => {
  test('every partner says so, under an OIN of the test range', () => {
    for (const { name, oin } of DEMO_PARTNERS) {
      expect(name).toMatch(/ \(fictief\)$/);
      expect(oin).toMatch(new RegExp(OIN_PATTERN));
    }
    const oins = [...DEMO_PARTNERS.map(({ oin }) => oin), DEMO_OFFICE_OIN];
    expect(oins.every((oin) => /^00000099\d{9}000$/.test(oin))).toBe(true);
    expect(new Set(oins).size).toBe(DEMO_PARTNERS.length + 1);
  });

  test('every area has partners in werklijn 1 or 4', () => {
    const worked = new Set(DEMO_PARTNERS.flatMap((p) => [...p.neighbourhoodIds, ...p.laterNeighbourhoodIds]));
    expect(worked.size).toBe(FIRST_NEIGHBOURHOODS.length);
  });
});

describe('it is plausible', () => {
  const households = (name: string) => new Set(named(name).map(({ data }) => key(data)));

  test('two in five households approached are reached, half of those accept help', () => {
    const approached = households('HouseholdApproached');
    const reached = households('HouseholdReached');
    const accepted = households('HelpAccepted');
    const rate = [...reached].filter((one) => approached.has(one)).length / approached.size;
    expect(rate).toBeGreaterThan(0.35);
    expect(rate).toBeLessThan(0.45);
    const acceptance = [...accepted].filter((one) => reached.has(one)).length / reached.size;
    expect(acceptance).toBeGreaterThan(0.44);
    expect(acceptance).toBeLessThan(0.56);
  });

  test('one tenure in ten is unknown, some evidence is an estimate', () => {
    const reached = named('HouseholdReached');
    const unknown = reached.filter(({ data }) => data['tenure'] === 'UNKNOWN').length / reached.length;
    expect(unknown).toBeGreaterThan(0.08);
    expect(unknown).toBeLessThan(0.12);
    expect(items.filter(({ data }) => data['evidence'] === 'ESTIMATE').length).toBeGreaterThan(1000);
  });

  test('January is busy, August is not', () => {
    const of = (month: string) =>
      named('HouseholdApproached').filter(({ data }) => String(data['occurredOn']).startsWith(month)).length;
    expect(of('2026-01')).toBeGreaterThan(1.8 * of('2025-08'));
    expect(of('2025-01')).toBeGreaterThan(2 * of('2024-01'));
  });

  test('some entries come months late', () => {
    const lags = batches.flatMap(({ recordedAt, items: sent }) =>
      sent.flatMap(({ data }) =>
        typeof data['occurredOn'] === 'string' ? [recordedAt / 86_400_000 - dayOf(data['occurredOn'])] : [],
      ),
    );
    expect(lags.filter((lag) => lag > 90).length).toBeGreaterThan(500);
    expect(lags.filter((lag) => lag <= 14).length / lags.length).toBeGreaterThan(0.6);
  });

  test('it holds the traps', () => {
    const bySource = ({ source }: DemoItem) => source;
    const household = ({ data }: DemoItem) => key(data);
    expect(severalIn(group('HouseholdReached', household, bySource))).toBeGreaterThan(50);
    expect(severalIn(group('HouseholdReached', household, ({ data }) => area(data)))).toBeGreaterThan(20);
    expect(severalIn(group('EnergyFixDelivered', household, ({ id }) => id))).toBeGreaterThan(300);
    const entries = ({ data }: DemoItem) => canonicalJson(data['entry']);
    expect(severalIn(group('EntryCorrected', entries, ({ id }) => id))).toBeGreaterThan(50);
    const plans = [...named('PublicSpaceWorkPlanned'), ...named('PublicSpaceWorkStarted')];
    const planned = new Set(plans.map(({ source, data }) => `${source} ${String(data['workId'])}`));
    const unplanned = named('PublicSpaceWorkDelivered').filter(
      ({ source, data }) => !planned.has(`${source} ${String(data['workId'])}`),
    );
    expect(unplanned.length).toBeGreaterThan(5);
  });

  test('some streets are opened again by another work within 36 months', () => {
    const openings = new Map<string, { work: string; day: number }[]>();
    for (const { source, data } of named('StreetOpened')) {
      const segment = String(data['segmentId']);
      const one = { work: `${source} ${String(data['workId'])}`, day: dayOf(String(data['occurredOn'])) };
      openings.set(segment, [...(openings.get(segment) ?? []), one]);
    }
    const twice = [...openings.values()].filter((all) =>
      all.some((a) =>
        all.some((b) => a.work !== b.work && b.day <= a.day && b.day >= monthsBefore(a.day, 36)),
      ),
    );
    expect(twice.length).toBeGreaterThan(100);
    expect(twice.length / openings.size).toBeLessThan(0.25);
  });
});
