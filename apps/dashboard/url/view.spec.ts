import { describe, expect, it } from '@jest/globals';
import { dayIn, endOfDay } from './amsterdam.ts';
import { readDutchDate, readDutchMonth, writeDutchDate } from './dutch-date.ts';
import { lastMonthOf, monthsBetween, periodOf } from './period.ts';
import { carried, knownDay, noSuchTimes, toAsOfInput, viewOf } from './view.ts';

describe('the state in the address', () => {
  it('is read, and what makes no sense counts as absent', () => {
    const read = (text: string) => viewOf(new URLSearchParams(text));
    expect(read('stand=2026-Q3&bekend=2026-03-01&gebied=noord&kpi=3.2n')).toEqual({
      stand: '2026-Q3',
      bekend: '2026-03-01',
      gebied: 'noord',
      kpi: '3.2n',
    });
    const nothing = { stand: undefined, bekend: undefined, gebied: 'NL', kpi: undefined };
    expect(read('')).toEqual(nothing);
    expect(read('stand=2026-13&bekend=2026-99-01&gebied=<b>&kpi=drop')).toEqual(nothing);
  });

  // Seen to fail: with Date.parse alone the first three were a day later.
  it.each([
    '2026-02-30',
    '2026-02-30T12:00:00Z',
    '2026-03-01T24:00:00Z',
    '2026-06-31',
    '2026-03-01T99:99:00Z',
    '2026-03-01T12:00Z',
    '2026-03-01T12:00:00',
  ])('%s is no time at which something was known', (bekend) => {
    expect(viewOf(new URLSearchParams({ bekend })).bekend).toBeUndefined();
  });

  it('a time that does not exist is named, so that nothing is shown for it; what exists, or is not there, is not', () => {
    const wrong = (query: string) => noSuchTimes(new URLSearchParams(query));
    expect(wrong('bekend=2026-02-30')).toEqual(['2026-02-30']);
    expect(wrong('bekend=0026-02-28')).toEqual(['0026-02-28']);
    expect(wrong('stand=2026-13&bekend=2026-03-01T24:00:00Z')).toEqual(['2026-13', '2026-03-01T24:00:00Z']);
    expect(wrong('bekend=2026-03-01&bekend=gisteren')).toEqual(['gisteren']);
    expect(wrong('stand=2026-Q3&bekend=p12&gebied=%3Cb%3E')).toEqual([]);
    expect(wrong('stand=&bekend=')).toEqual([]);
    expect(wrong('')).toEqual([]);
  });

  // Seen to fail: with the periods and days of these pages left out, which then showed another period without a word.
  it('so are the days and periods that one page alone has', () => {
    const wrong = (path: string, query: string) => noSuchTimes(new URLSearchParams(query), path);
    expect(wrong('/gebeurtenissen', 'van=2026-02-30&vast-tot=2026-06-31&tot=2026-06-30')).toEqual([
      '2026-02-30',
      '2026-06-31',
    ]);
    expect(wrong('/inzendingen', 'periode=2026-H9')).toEqual(['2026-H9']);
    expect(wrong('/controle', 'venster=2026-13&van=2026-H1-1&tot=nu')).toEqual(['2026-13']);
    expect(wrong('/controle', 'venster=2026-02')).toEqual([]);
    expect(wrong('/controle', 'venster=2026-02-28')).toEqual([]);
    expect(wrong('/gebieden', 'van=2026-02-30')).toEqual([]);
  });

  it.each(['2024-02-29', '2026-03-01T12:00:00Z', '2026-03-01T12:00:00.123456789Z', 'p12'])(
    '%s is',
    (bekend) => {
      expect(viewOf(new URLSearchParams({ bekend })).bekend).toBe(bekend);
    },
  );

  it('goes along to another page, and a name can be changed or left out on the way', () => {
    const search = new URLSearchParams('stand=2026-10&lang=en&na=abc&kpi=1.1');
    expect(carried(search)).toBe('?stand=2026-10&lang=en');
    expect(carried(search, { stand: undefined, kpi: '1.2' })).toBe('?lang=en&kpi=1.2');
    expect(carried(new URLSearchParams('na=abc'))).toBe('');
  });

  it('a day is asked for to its end in the Netherlands, in winter, in summer and when the clock changes', () => {
    expect(toAsOfInput('2026-01-15')).toEqual({ moment: '2026-01-15T22:59:59.999Z' });
    expect(toAsOfInput('2026-07-15')).toEqual({ moment: '2026-07-15T21:59:59.999Z' });
    expect(endOfDay('2026-03-28')).toBe('2026-03-28T22:59:59.999Z');
    expect(endOfDay('2026-03-29')).toBe('2026-03-29T21:59:59.999Z');
    expect(endOfDay('2026-10-25')).toBe('2026-10-25T22:59:59.999Z');
    expect(toAsOfInput('p123')).toEqual({ position: '123' });
    expect(toAsOfInput(undefined)).toBeUndefined();
    expect(dayIn('2026-07-15T22:30:00Z')).toBe('2026-07-16');
  });

  // Seen to fail: with the first ten signs of a moment taken for its day in the Netherlands.
  it('is known of a day or a moment on a day of the Netherlands; of a place in the log and of now on none', () => {
    expect(knownDay('2026-03-01')).toBe('2026-03-01');
    expect(knownDay('2026-07-15T22:30:00Z')).toBe('2026-07-16');
    expect(knownDay('p123')).toBeUndefined();
    expect(knownDay(undefined)).toBeUndefined();
  });
});

describe('dates as people write them', () => {
  it('are read with any of the usual marks and refused when they do not exist', () => {
    expect(
      ['1-3-2026', '01-03-2026', ' 1/3/2026 ', '1.3.2026', '01032026', '01 03 2026', '1,3,2026'].map(
        readDutchDate,
      ),
    ).toEqual(Array(7).fill('2026-03-01'));
    expect(['31-02-2026', '31022026', '1032026', '2026-03-01', '03-2026', ''].map(readDutchDate)).toEqual(
      Array(6).fill(undefined),
    );
    expect(writeDutchDate('2026-03-01')).toBe('01-03-2026');
    expect(['10-2026', '3/2026', '15-10-2026', '13-2026'].map(readDutchMonth)).toEqual([
      '2026-10',
      '2026-03',
      '2026-10',
      undefined,
    ]);
  });
});

describe('periods', () => {
  it('have their first and last day', () => {
    expect(periodOf('2024-02')).toEqual({ code: '2024-02', from: '2024-02-01', to: '2024-02-29' });
    expect(periodOf('2026-H2')).toMatchObject({ from: '2026-07-01', to: '2026-12-31' });
    expect(periodOf('2026-Q1')?.to).toBe('2026-03-31');
    expect(periodOf('2026')?.to).toBe('2026-12-31');
    expect(['26', '1999', '2026-13', '2026-H0', '2026-Q5'].map(periodOf)).toEqual(Array(5).fill(undefined));
    expect(lastMonthOf('2026-Q3')).toBe('2026-09');
    expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(monthsBetween('2026-02', '2026-01')).toEqual([]);
  });
});
