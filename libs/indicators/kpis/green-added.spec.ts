import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const deliver = (page: Page, date: string, workId: string, quantities = {}, where = {}) =>
  page.on(date, 'PublicSpaceWorkDelivered', { workId, ...quantities }, where);
const plan = (page: Page, workId: string, trigger: string, lengthM = 100) =>
  page.on('2024-06-01', 'PublicSpaceWorkPlanned', { workId, trigger, lengthM });

describe('4.2 green added', () => {
  it('120 and 80 m² in two quarters and two areas are 200 together; paving taken out is not green', () => {
    const page = new Page();
    deliver(page, '2025-03-31', 'w1', { greenAddedM2: 120 });
    deliver(page, '2025-04-01', 'w2', { greenAddedM2: 80 }, { area: 'zuid', partner: 'gemeente' });
    deliver(page, '2025-04-01', 'w3', { pavingRemovedM2: 900, meetPlayM2: 10 });
    expect(page.figure('4.2').value).toBe(200);
    expect(page.figure('4.2', { period: '2025-Q1' }).value).toBe(120);
    expect(page.figure('4.2', { period: '2025-Q2' }).value).toBe(80);
    expect(page.figure('4.2', { scope: 'zuid' }).value).toBe(80);
    expect(page.parts('4.2', 'partner')).toEqual({ corporatie: 120, gemeente: 80, UNKNOWN: 0 });
  });

  it('planned only is not delivered; delivered without green is zero', () => {
    const page = new Page();
    plan(page, 'w1', 'SEWER');
    expect(page.figure('4.2')).toMatchObject({ status: 'NO_DATA', value: undefined });
    deliver(page, '2025-04-01', 'w1');
    expect(page.figure('4.2')).toMatchObject({ status: 'OK', value: 0 });
  });

  it('delivered in two parts, both count; the trigger put right moves both to another part', () => {
    const page = new Page();
    const planned = plan(page, 'w1', 'SEWER');
    deliver(page, '2025-02-01', 'w1', { greenAddedM2: 10.5 });
    deliver(page, '2025-05-01', 'w1', { greenAddedM2: 4.25 });
    const before = page.position;
    page.correct(planned, { trigger: 'GAS_REMOVAL' });
    expect(page.figure('4.2').value).toBe(14.75);
    expect(page.parts('4.2', 'trigger')).toMatchObject({ SEWER: 0, GAS_REMOVAL: 14.75, UNKNOWN: 0 });
    expect(page.parts('4.2', 'trigger', { asOf: before })).toMatchObject({ SEWER: 14.75, GAS_REMOVAL: 0 });
  });

  it('an area put right moves the green, a retraction takes it away, a reinstatement brings it back', () => {
    const page = new Page();
    const work = deliver(page, '2025-02-01', 'w1', { greenAddedM2: 40 });
    const noord = page.position;
    page.correct(work, { area: 'oost' });
    const oost = page.position;
    page.retract(work);
    const none = page.position;
    page.reinstate(work);
    expect(page.figure('4.2', { scope: 'noord', asOf: noord }).value).toBe(40);
    expect(page.figure('4.2', { scope: 'noord', asOf: oost }).status).toBe('NO_DATA');
    expect(page.figure('4.2', { scope: 'oost', asOf: oost }).value).toBe(40);
    expect(page.figure('4.2', { asOf: none }).status).toBe('NO_DATA');
    expect(page.figure('4.2', { scope: 'oost' }).value).toBe(40);
  });
});
