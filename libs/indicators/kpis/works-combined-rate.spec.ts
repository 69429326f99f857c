import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const deliver = (page: Page, date: string, workId: string, quantities = {}, where = {}) =>
  page.on(date, 'PublicSpaceWorkDelivered', { workId, ...quantities }, where);
const plan = (page: Page, workId: string, trigger: string, lengthM = 100) =>
  page.on('2024-06-01', 'PublicSpaceWorkPlanned', { workId, trigger, lengthM });
const start = (page: Page, workId: string, trigger: string, lengthM = 100) =>
  page.on('2024-09-01', 'PublicSpaceWorkStarted', { workId, trigger, lengthM });

describe('4.6 public space works combined', () => {
  it('of three energy works, 300 m with green, 100 m with nothing and 600 m with nothing: one in three, three tenths of the length', () => {
    const page = new Page();
    plan(page, 'w1', 'HEAT_NETWORK', 300);
    plan(page, 'w2', 'GRID_REINFORCEMENT', 100);
    plan(page, 'w3', 'GAS_REMOVAL', 600);
    plan(page, 'w4', 'SEWER', 1000);
    deliver(page, '2025-01-10', 'w1', { greenAddedM2: 1 });
    deliver(page, '2025-01-10', 'w2', { waterStorageM3: 50, treesPlanted: 3 });
    deliver(page, '2025-01-10', 'w3');
    deliver(page, '2025-01-10', 'w4', { greenAddedM2: 500 });
    expect(page.figure('4.6')).toMatchObject({
      value: 1 / 3,
      measurement: {
        numerator: 1,
        denominator: 3,
        unknown: 0,
        total: 4,
        components: { lengthNumerator: 300, lengthDenominator: 1000, lengthShare: 0.3 },
      },
    });
    expect(page.parts('4.6', 'trigger')).toMatchObject({
      HEAT_NETWORK: 1,
      GRID_REINFORCEMENT: 0,
      GAS_REMOVAL: 0,
      SEWER: undefined,
    });
  });

  it('each of green, meeting, safer street and less paving is enough; as much paving laid as taken out is not', () => {
    const page = new Page();
    plan(page, 'w1', 'HEAT_NETWORK');
    const work = deliver(page, '2025-01-10', 'w1', { pavingRemovedM2: 100, pavingAddedM2: 100 });
    expect(page.figure('4.6').value).toBe(0);
    for (const quantity of [
      { greenAddedM2: 0.5 },
      { meetPlayM2: 0.5 },
      { saferStreetM: 0.5 },
      { pavingAddedM2: 99 },
    ]) {
      page.correct(work, quantity);
      expect(page.figure('4.6').value).toBe(1);
    }
    page.correct(work, { pavingAddedM2: 101 });
    expect(page.figure('4.6').value).toBe(0);
    page.correct(work, { pavingAddedM2: 101, greenAddedM2: 1 });
    expect(page.figure('4.6').value).toBe(1);
  });

  it('a work that nobody planned is unknown and not in the rate; planned by another partner is another work', () => {
    const page = new Page();
    plan(page, 'w1', 'HEAT_NETWORK');
    deliver(page, '2025-01-10', 'w1', { greenAddedM2: 10 });
    deliver(page, '2025-01-10', 'w1', {}, { partner: 'gemeente' });
    expect(page.figure('4.6')).toMatchObject({
      value: 1,
      unknownShare: 0.5,
      measurement: { numerator: 1, denominator: 1, unknown: 1, total: 2 },
    });
  });

  it('only works for the sewer: a denominator of zero is no data', () => {
    const page = new Page();
    plan(page, 'w1', 'SEWER');
    deliver(page, '2025-01-10', 'w1', { greenAddedM2: 10 });
    expect(page.figure('4.6')).toMatchObject({ status: 'NO_DATA', value: undefined });
  });

  it('the start, recorded after the plan, decides trigger and length, also when the plan is corrected later', () => {
    const page = new Page();
    const planned = plan(page, 'w1', 'SEWER', 100);
    deliver(page, '2025-01-10', 'w1', { greenAddedM2: 10 });
    const sewer = page.position;
    const started = start(page, 'w1', 'HEAT_NETWORK', 250);
    page.correct(planned, { trigger: 'OTHER', lengthM: 900 });
    const heat = page.position;
    page.retract(started);
    expect(page.figure('4.6', { asOf: sewer }).status).toBe('NO_DATA');
    expect(page.figure('4.6', { asOf: heat }).measurement).toMatchObject({
      denominator: 1,
      components: { lengthNumerator: 250, lengthDenominator: 250, lengthShare: 1 },
    });
    expect(page.figure('4.6').status).toBe('NO_DATA');
  });

  it('a plan that arrives after the delivery takes the work out of the unknown part', () => {
    const page = new Page();
    deliver(page, '2025-01-10', 'w1', { greenAddedM2: 10 });
    const before = page.position;
    plan(page, 'w1', 'GAS_REMOVAL', 80);
    expect(page.figure('4.6').measurement).toMatchObject({ numerator: 1, denominator: 1, unknown: 0 });
    expect(page.figure('4.6', { asOf: before })).toMatchObject({
      value: undefined,
      measurement: { denominator: 0, unknown: 1, total: 1 },
    });
  });

  it('it is of the area and the day of delivery, halves add up over both', () => {
    const page = new Page();
    for (const work of ['w1', 'w2', 'w3']) plan(page, work, 'HEAT_NETWORK');
    deliver(page, '2025-03-31', 'w1', { meetPlayM2: 5 });
    deliver(page, '2025-04-01', 'w2', {}, { area: 'oost' });
    deliver(page, '2025-04-01', 'w3', { meetPlayM2: 5 }, { area: 'oost' });
    expect(page.figure('4.6').measurement).toMatchObject({ numerator: 2, denominator: 3 });
    expect(page.figure('4.6', { scope: 'oost' }).value).toBe(0.5);
    expect(page.figure('4.6', { period: '2025-Q1' }).value).toBe(1);
    expect(page.figure('4.6', { period: '2025-Q2' }).value).toBe(0.5);
  });
});
