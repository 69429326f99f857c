import { describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { isCount, isShare } from '#libs/programme';
import { KPIS } from './definitions.js';

describe('the list of KPIs', () => {
  test('is what infra/scripts/list-kpis.mjs writes', () => {
    expect(() => execFileSync(process.execPath, ['infra/scripts/list-kpis.mjs', '--check'])).not.toThrow();
  });

  // Seen to fail: with 2.5 taken from the list, and with 1.1 put in.
  test('shows as a percentage what libs/programme takes targets of in percents, and nothing else', () => {
    const inPercents = KPIS.filter(({ unit }) => unit.nl.startsWith('%') && unit.en.startsWith('%'));
    expect(KPIS.filter(({ code }) => isShare(code))).toEqual(inPercents);
    expect(KPIS.filter(({ unit }) => /%/.test(unit.nl + unit.en))).toEqual(inPercents);
    expect(inPercents.length).toBeGreaterThan(5);
  });

  // Seen to fail: with 4.3 taken from the list, and with 4.8 (metres) put in.
  test('counts in whole things what libs/programme takes whole targets of, and nothing else', () => {
    const measured = /^(%|m$|m²|m³|€|fte|dagen|labelstappen)/;
    const counts = KPIS.filter(({ unit }) => !measured.test(unit.nl));
    expect(KPIS.filter(({ code }) => isCount(code))).toEqual(counts);
    expect(counts.length).toBeGreaterThan(10);
  });

  test('has the KPIs of KPIS.md, version 1, that need no submissions, in its order', () => {
    const codes =
      '1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 1.9 2.1 2.2 2.3 2.4 2.5 2.6 2.7 3.1 3.2 3.2n 3.3 3.4 3.5 3.6 3.7 3.8 ' +
      '4.1 4.2 4.3 4.4 4.5 4.6 4.7 4.8 X.1 X.2 X.3 X.4 Q.3 Q.4';
    const listed = KPIS.map((kpi) => kpi.code);
    expect(listed.filter((code) => codes.split(' ').includes(code)).join(' ')).toBe(codes);
  });
});
