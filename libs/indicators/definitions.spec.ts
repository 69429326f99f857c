import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { goesBothWays, isCount, isShare } from '#libs/programme';
import { KPIS } from './definitions.js';

/**
 * KPIS.md, *adds up over*: of the figure over what, and of its splits which add up to it and which count things
 * twice.
 */
const ADDS_UP: readonly (readonly [code: string, over: string, adding: string, overlapping: string])[] = [
  ['1.1', '', '', 'partner channel tenure'],
  ['1.2', 'periods areas parts', 'partner channel tenure', ''],
  ['1.3', 'periods areas parts', 'partner channel tenure', ''],
  ['1.4', '', '', 'partner channel'],
  ['1.5', 'periods areas parts', 'partner channel tenure', ''],
  ['1.6', '', '', 'partner'],
  ['1.7', '', '', 'partner'],
  ['1.8', '', '', 'partner'],
  ['1.9', '', '', 'partner'],
  ['2.1', '', 'partner', 'ageBand group residentOfNeighbourhood'],
  ['2.2', '', 'partner', 'kind field'],
  ['2.3', 'periods areas parts', 'partner kind sector', ''],
  ['2.4', '', 'partner', 'kind sector'],
  ['2.5', 'periods areas parts', 'partner kind sector', ''],
  ['2.6', 'areas parts', 'partner kind sector', ''],
  ['2.7', '', 'partner', ''],
  ['3.1', '', '', 'partner'],
  ['3.2', '', '', 'partner measure'],
  ['3.2n', 'periods areas parts', 'partner measure', ''],
  ['3.3', '', '', 'partner measure'],
  ['3.4', '', '', 'partner measure'],
  ['3.5', 'periods areas parts', 'partner scheme', ''],
  ['3.6', 'periods areas parts', 'partner', ''],
  ['3.7', '', '', 'partner'],
  ['3.8', '', 'partner', 'form'],
  ['4.1', 'periods areas parts', 'partner trigger', ''],
  ['4.2', 'periods areas parts', 'partner trigger', ''],
  ['4.3', 'periods areas parts', 'partner trigger', ''],
  ['4.4', 'periods areas parts', 'partner trigger', ''],
  ['4.5', 'periods areas parts', 'partner trigger', ''],
  ['4.6', 'periods areas parts', 'partner trigger', ''],
  ['4.7', '', '', 'partner'],
  ['4.8', 'periods areas parts', 'partner trigger', ''],
  ['X.1', 'periods areas parts', 'partner scale', 'werklijn'],
  ['X.2', '', '', 'partner kind level addressedTo'],
  ['X.3', 'periods areas parts', 'partner authority level', ''],
  ['X.4', 'areas', 'partner', 'werklijn'],
  ['Q.1', 'periods', '', ''],
  ['Q.2', 'periods', '', ''],
  ['Q.3', '', '', 'partner werklijn'],
  ['Q.4', 'periods areas parts', 'dimension partner', ''],
];

describe('the list of KPIs', () => {
  it('is what infra/scripts/list-kpis.mjs writes', () => {
    expect(() => execFileSync(process.execPath, ['infra/scripts/list-kpis.mjs', '--check'])).not.toThrow();
  });

  // Seen to fail: with 2.5 taken from the list, and with 1.1 put in.
  it('shows as a percentage what libs/programme takes targets of in percents, and nothing else', () => {
    const inPercents = KPIS.filter(({ unit }) => unit.nl.startsWith('%') && unit.en.startsWith('%'));
    expect(KPIS.filter(({ code }) => isShare(code))).toEqual(inPercents);
    expect(KPIS.filter(({ unit }) => /%/.test(unit.nl + unit.en))).toEqual(inPercents);
    expect(inPercents.length).toBeGreaterThan(5);
  });

  // Seen to fail: with 4.3 taken from the list, and with 4.8 (metres) put in.
  it('counts in whole things what libs/programme takes whole targets of, and nothing else', () => {
    const measured = /^(%|m$|m²|m³|€|fte|dagen|labelstappen)/;
    const counts = KPIS.filter(({ unit }) => !measured.test(unit.nl));
    expect(KPIS.filter(({ code }) => isCount(code))).toEqual(counts);
    expect(counts.length).toBeGreaterThan(10);
  });

  /**
   * Cause: the list of libs/programme had four KPIs that only add up what is not below zero (1.7, 4.2, 4.4, 4.5): a
   * target below zero of them was not told as odd. Seen to fail: with 4.2 in it.
   */
  it('may fall below zero by what libs/programme takes targets below zero of, and nothing else', () => {
    const both = KPIS.filter(({ bothWays }) => bothWays);
    expect(KPIS.filter(({ code }) => goesBothWays(code))).toEqual(both);
    expect(both.map(({ code }) => code)).toContain('4.1');
  });

  it('has the KPIs of KPIS.md, version 1, that need no submissions, in its order', () => {
    const codes =
      '1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 1.9 2.1 2.2 2.3 2.4 2.5 2.6 2.7 3.1 3.2 3.2n 3.3 3.4 3.5 3.6 3.7 3.8 ' +
      '4.1 4.2 4.3 4.4 4.5 4.6 4.7 4.8 X.1 X.2 X.3 X.4 Q.3 Q.4';
    const listed = KPIS.map((kpi) => kpi.code);
    expect(listed.filter((code) => codes.split(' ').includes(code)).join(' ')).toBe(codes);
  });

  // Seen to fail: with `addsUp` of the split of X.2 by level, and of that of 3.8 by form, the other way round.
  it.each(ADDS_UP)('%s adds up over %j; its parts by %j do, those by %j do not', (code, ...asked) => {
    const { addsUpOver = [], splits = [] } = KPIS.find((kpi) => kpi.code === code) ?? {};
    const by = (whether: boolean): string =>
      splits.flatMap(({ dimension, addsUp }) => (addsUp === whether ? [dimension] : [])).join(' ');
    expect([addsUpOver.join(' '), by(true), by(false)]).toEqual(asked);
  });
});
