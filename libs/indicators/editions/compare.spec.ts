import { describe, expect, it } from '@jest/globals';
import { dayOf } from '#libs/programme';
import { findKpi } from '../definitions.js';
import { formerMunicipalities, movedOutOf } from '../area-moves.js';
import { parsePeriod, type Period } from '../period.js';
import { scopeOf } from '../scope.js';
import { targetTrees } from '../target-tree.js';
import { Page } from '../testing/page.js';
import { compareStates, type State } from './compare.js';
import { scopesGone } from './scopes-gone.js';

const period = parsePeriod('2025') as Period;

function states() {
  const page = new Page();
  const reach = (householdKey: string) => page.on('2025-02-01', 'HouseholdReached', { householdKey });
  reach('jansen');
  const position = page.position;
  reach('bakker');
  const state = (at: number): State => ({
    position: at,
    referenceDay: dayOf('2026-10-31'),
    definition: findKpi,
  });
  return { store: page.at().store, from: state(position), to: state(page.position), state };
}

const without = (state: State, code: string): State => ({
  ...state,
  definition: (asked) => (asked === code ? undefined : findKpi(asked)),
});

describe('comparing two states', () => {
  const asked = ['1.1', '1.3'].map((kpi) => ({ kpi, scope: 'NL', period }));
  const kpis = (from: State, to: State, store = states().store) =>
    compareStates(store, from, to, asked).map(({ kpi }) => kpi);

  // Seen to fail: when only one of the two sides is looked at.
  it('a figure whose KPI one side does not have is left out, whichever side that is; the others stay', () => {
    const { from, to } = states();
    expect(kpis(from, to)).toEqual(['1.1', '1.3']);
    expect(kpis(without(from, '1.1'), to)).toEqual(['1.3']);
    expect(kpis(from, without(to, '1.1'))).toEqual(['1.3']);
  });

  // Seen to fail: when a scope that one side does not know is left out, as it was; the difference then had no row
  // at all.
  it('an area that the earlier state did not know yet is there, by the cause area', () => {
    const { store, from, to, state } = states();
    const of = (earlier: State) =>
      compareStates(store, earlier, to, [{ kpi: '1.1', scope: 'oost', period }]).map(
        ({ scope, before, after, parts }) => [scope, before, after, parts.area],
      );
    expect(of(state(1))).toEqual([['oost', { value: 0 }, { value: 0 }, {}]]);
    expect(of(from)).toEqual([['oost', { value: 0 }, { value: 0 }, {}]]);
    expect(compareStates(store, from, to, [{ kpi: '1.1', scope: 'GM9999', period }])).toEqual([]);
  });
});

describe('a municipality that was merged into another', () => {
  function merged() {
    const page = new Page();
    const office = { partner: '' };
    const west = {
      neighbourhoodId: 'west',
      name: 'West',
      municipality: 'Heerlen',
      municipalityCode: 'GM0917',
      lat: 52,
      lon: 5,
    };
    const area = page.on('2024-01-01', 'NeighbourhoodRegistered', west, office);
    const target = { kpi: '1.3', scope: 'GM0917', period: '2025', value: 9 };
    page.on('2024-01-01', 'TargetSet', target, office);
    const reach = () =>
      page.on('2025-02-01', 'HouseholdReached', { householdKey: 'h' }, { area: 'west' as 'noord' });
    reach();
    reach();
    const before = page.position;
    page.correct(area, { municipalityCode: 'GM1992' });
    reach();
    const side = (position: number): State => ({
      position,
      referenceDay: dayOf('2026-10-31'),
      definition: findKpi,
    });
    return { page, from: side(before), to: side(page.position) };
  }

  // Seen to fail: with scopeOf as it was GM0917 is a scope that nobody knows.
  it('answers under the old code with nothing and with where it went, before as it was', () => {
    const { page, from } = merged();
    expect(page.figure('1.3', { scope: 'GM0917' })).toMatchObject({ status: 'NO_DATA', value: undefined });
    expect(page.figure('1.3', { scope: 'GM1992' })).toMatchObject({ status: 'OK', value: 3 });
    expect(page.figure('1.3', { scope: 'GM0917', asOf: from.position })).toMatchObject({ value: 2 });
    expect(movedOutOf(page.at(), 'GM0917')).toEqual([
      { neighbourhoodId: 'west', from: 'GM0917', to: 'GM1992' },
    ]);
    expect(movedOutOf(page.at(from.position), 'GM0917')).toEqual([]);
    expect(formerMunicipalities(page.at(), 'west')).toEqual(['GM0917']);
    expect(scopeOf(page.at(), 'GM9999')).toBeUndefined();
    expect(scopeOf(page.at(from.position), 'GM1992')).toBeUndefined();
  });

  it('is restated by the cause area, out of the one and into the other, exactly', () => {
    const { page, from, to } = merged();
    const asked = ['GM0917', 'GM1992', 'west'].map((scope) => ({ kpi: '1.3', scope, period }));
    const found = compareStates(page.at().store, from, to, asked).map(({ scope, before, after, parts }) => [
      scope,
      ...[before, after, parts.new, parts.area].map(({ value = 0 }) => value / 1e6),
    ]);
    expect(found).toEqual([
      ['GM0917', 2, 0, 1, -3],
      ['GM1992', 0, 3, 0, 3],
      ['west', 2, 3, 1, 0],
    ]);
  });

  // Seen to fail: with the names of now, GM0917 has none; without the filter every area is gone.
  it('is gone since an edition of before, by the name it had then, with where its area went', () => {
    const { page, from } = merged();
    expect(scopesGone(page.at(from.position), page.at())).toEqual([
      {
        scope: 'GM0917',
        kind: 'MUNICIPALITY',
        name: 'Heerlen',
        wentTo: [{ neighbourhoodId: 'west', from: 'GM0917', to: 'GM1992' }],
      },
    ]);
    expect(scopesGone(page.at(from.position), page.at(from.position))).toEqual([]);
    // What is new is not gone.
    expect(scopesGone(page.at(0), page.at())).toEqual([]);
  });

  it('leaves its targets as orphans, with where they would go', () => {
    const { page, from } = merged();
    const [orphan] = targetTrees(page.at(), { scopes: ['GM0917'] }, findKpi);
    expect(orphan).toMatchObject({ target: { scope: 'GM0917', value: 9 }, orphanOf: [{ to: 'GM1992' }] });
    const [then] = targetTrees(page.at(from.position), {}, findKpi);
    expect(then?.orphanOf).toBeUndefined();
  });
});
