import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const enrol = (personKey: string, more = {}) => ({
  personKey,
  ageBand: 'UNDER_27',
  group: 'YOUTH',
  residentOfNeighbourhood: 'YES',
  ...more,
});

describe('2.1 participants', () => {
  it('one person enrolled twice is one participant', () => {
    const page = new Page();
    page.on('2025-01-10', 'ParticipantEnrolled', enrol('anna'));
    page.on('2025-05-10', 'ParticipantEnrolled', enrol('anna'));
    page.on('2025-05-10', 'ParticipantEnrolled', enrol('bram'));
    expect(page.figure('2.1').value).toBe(2);
    expect(page.figure('2.1', { period: '2025-H1' }).value).toBe(2);
    expect(page.figure('2.1', { period: '2025-Q1' }).value).toBe(1);
  });

  it('across partners nobody can tell who is with two: at least the most of one, at most the sum', () => {
    const page = new Page();
    for (const who of ['anna', 'bram', 'chris'])
      page.on('2025-01-10', 'ParticipantEnrolled', enrol(who), { partner: 'roc' });
    for (const who of ['anna', 'dina'])
      page.on('2025-02-10', 'ParticipantEnrolled', enrol(who), { partner: 'werkbedrijf' });
    const { measurement } = page.figure('2.1');
    expect(measurement).toEqual({ value: 5, components: { low: 3, high: 5 } });
    expect(page.parts('2.1', 'partner')).toEqual({ roc: 3, werkbedrijf: 2, UNKNOWN: 0 });
  });

  it('corrected to another area, then retracted: the area follows, and every position keeps its figure', () => {
    const page = new Page();
    const anna = page.on('2025-01-10', 'ParticipantEnrolled', enrol('anna', { ageBand: 'UNKNOWN' }));
    const before = page.position;
    page.correct(anna, { area: 'oost' });
    expect(page.figure('2.1', { scope: 'noord' }).status).toBe('NO_DATA');
    expect(page.figure('2.1', { scope: 'GM0002' }).value).toBe(1);
    expect(page.parts('2.1', 'ageBand')).toMatchObject({ UNKNOWN: 1 });
    page.retract(anna);
    expect(page.figure('2.1').status).toBe('NO_DATA');
    expect(page.figure('2.1', { scope: 'noord', asOf: before }).value).toBe(1);
  });
});
