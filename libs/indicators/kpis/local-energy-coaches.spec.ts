import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const enrol = (page: Page, personKey: string, residentOfNeighbourhood: string, partner = 'roc') =>
  page.on(
    '2024-09-01',
    'ParticipantEnrolled',
    { personKey, ageBand: 'FROM_27_TO_54', group: 'JOBSEEKER', residentOfNeighbourhood },
    { partner },
  );
const complete = (page: Page, personKey: string, kind = 'ENERGY_COACH') =>
  page.on('2025-03-01', 'TrainingCompleted', { personKey, trainingId: kind, kind }, { partner: 'roc' });

describe('2.7 energy coaches from the neighbourhood', () => {
  it('only those who live there and only that training', () => {
    const page = new Page();
    enrol(page, 'anna', 'YES');
    enrol(page, 'bram', 'NO');
    enrol(page, 'chris', 'YES');
    complete(page, 'anna');
    complete(page, 'bram');
    complete(page, 'chris', 'CERTIFICATE');
    expect(page.figure('2.7').measurement).toEqual({ value: 1, unknown: 0, total: 2 });
  });

  it('without an enrolment, or one that does not know, a coach is in the unknown part', () => {
    const page = new Page();
    enrol(page, 'anna', 'UNKNOWN');
    enrol(page, 'bram', 'YES', 'werkbedrijf');
    complete(page, 'anna');
    complete(page, 'bram');
    expect(page.figure('2.7')).toMatchObject({ status: 'OK', value: 0, unknownShare: 1 });
  });

  it('an enrolment that arrives late counts, whenever it was', () => {
    const page = new Page();
    complete(page, 'anna');
    complete(page, 'anna');
    const before = page.position;
    const late = enrol(page, 'anna', 'YES');
    expect(page.figure('2.7').value).toBe(1);
    expect(page.figure('2.7', { asOf: before }).value).toBe(0);
    page.correct(late, { residentOfNeighbourhood: 'NO' });
    expect(page.figure('2.7').measurement).toEqual({ value: 0, unknown: 0, total: 1 });
  });
});
