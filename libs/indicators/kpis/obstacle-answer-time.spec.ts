import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const report = (page: Page, obstacleId: string, date: string, more = {}) =>
  page.on(date, 'ObstacleReported', {
    obstacleId,
    kind: 'ACT',
    level: 'NATIONAL',
    addressedTo: 'Ministerie',
    ...more,
  });
const answer = (page: Page, obstacleId: string, date: string) =>
  page.on(date, 'ObstacleAnswered', { obstacleId });

describe('X.2 time to answer obstacles', () => {
  it('median of the answered, with the open ones and their days at the reference date', () => {
    const page = new Page();
    report(page, 'o1', '2025-01-10');
    answer(page, 'o1', '2025-01-20');
    answer(page, 'o1', '2025-02-20');
    report(page, 'o2', '2025-02-01');
    answer(page, 'o2', '2025-03-14');
    report(page, 'o3', '2025-06-01');
    expect(page.figure('X.2', { ref: '2025-06-11' }).measurement).toEqual({
      value: 25.5,
      components: { answered: 2, open: 1, resolvedUnanswered: 0, medianDaysOpen: 10, longestDaysOpen: 10 },
    });
  });

  it('nothing answered yet: no median, but it is told that two are open', () => {
    const page = new Page();
    expect(page.figure('X.2').status).toBe('NO_DATA');
    report(page, 'o1', '2025-01-10');
    report(page, 'o2', '2025-01-31', { level: 'MUNICIPAL', addressedTo: 'Gemeente' });
    const figure = page.figure('X.2', { ref: '2025-02-10' });
    expect(figure).toMatchObject({ status: 'OK', value: undefined });
    expect(figure.measurement.components).toMatchObject({
      open: 2,
      medianDaysOpen: 20.5,
      longestDaysOpen: 31,
    });
  });

  it('by who was asked, whatever the name', () => {
    const page = new Page();
    report(page, 'o1', '2025-01-10');
    answer(page, 'o1', '2025-01-11');
    report(page, 'o2', '2025-01-10', { addressedTo: 'Gemeente', level: 'MUNICIPAL' });
    answer(page, 'o2', '2025-01-15');
    expect(page.parts('X.2', 'addressedTo')).toEqual({ Gemeente: 5, Ministerie: 1, UNKNOWN: undefined });
    expect(page.parts('X.2', 'level')).toMatchObject({ NATIONAL: 1, MUNICIPAL: 5 });
  });

  it('an answer after the reference date or before the report is none; a solution without one is apart', () => {
    const page = new Page();
    report(page, 'o1', '2025-01-10');
    answer(page, 'o1', '2025-01-09');
    answer(page, 'o1', '2025-03-01');
    report(page, 'o2', '2025-01-10');
    page.on('2025-02-01', 'ObstacleResolved', { obstacleId: 'o2' });
    const at = (ref: string) => page.figure('X.2', { ref }).measurement.components;
    expect(at('2025-02-28')).toMatchObject({ answered: 0, open: 1, resolvedUnanswered: 1 });
    expect(at('2025-03-01')).toMatchObject({ answered: 1, open: 0, resolvedUnanswered: 1 });
    expect(at('2025-01-31')).toMatchObject({ open: 2 });
  });

  it('an earlier answer that arrives late shortens the time, and the report of a correction is the report', () => {
    const page = new Page();
    const reported = report(page, 'o1', '2025-01-10');
    answer(page, 'o1', '2025-03-01');
    const before = page.position;
    answer(page, 'o1', '2025-01-15');
    expect(page.figure('X.2').value).toBe(5);
    expect(page.figure('X.2', { asOf: before }).value).toBe(50);
    page.correct(reported, { date: '2024-12-31' });
    expect(page.figure('X.2').status).toBe('NO_DATA');
    expect(page.figure('X.2', { period: '2024' }).value).toBe(15);
  });
});
