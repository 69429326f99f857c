/**
 * A figure is computed once as long as all it is asked by is the same. Seen to fail: with each part of the question
 * left out of the key, with the text of the question before used for another, and with zeros for parts of which
 * nothing is known.
 */
import { describe, expect, it } from '@jest/globals';
import {
  findKpi,
  parsePeriod,
  scopeOf,
  type Dimension,
  type FigureRequest,
  type Kpi,
  type Scope,
} from '#libs/indicators';
import { area, given, periodOf, reached } from '../testing/given.js';
import { FigureCache } from './figure-cache.js';

const projected = given(area('noord'), reached('h1', '2025-02-01'), reached('h2', '2025-02-02')).projected();
/** The same objects each time, as one question has them for all its areas. */
const [NOW, YEAR] = [projected.at(), periodOf('2025')];

interface Asked extends Partial<Omit<FigureRequest, 'scope'>> {
  readonly code?: string;
  readonly area?: string;
}
const asked = ({ code = '1.1', area: within = 'NL', ...more }: Asked = {}): FigureRequest => {
  const entries = more.entries ?? NOW;
  const scope = scopeOf(entries, within) as Scope;
  return {
    entries,
    scope,
    kpi: findKpi(code) as Kpi,
    period: YEAR,
    referenceDay: 20_400,
    ...more,
  };
};

describe('given a figure that was asked for', () => {
  it('when the same is asked, then it is the same, whatever was asked in between', () => {
    const kept = new FigureCache();
    const first = kept.figure(asked(), undefined);
    kept.figure(asked({ code: '1.3' }), undefined);
    expect(kept.figure(asked(), undefined)).toBe(first);
    expect(first.value).toBe(2);
  });

  it.each<readonly [what: string, other: Asked, split: Dimension | undefined]>([
    ['KPI', { code: '1.3' }, undefined],
    ['area', { area: 'noord' }, undefined],
    ['period', { period: periodOf('2025-Q1') }, undefined],
    ['kind of period', { period: parsePeriod('2025', true)! }, undefined],
    ['reference date', { referenceDay: 20_401 }, undefined],
    ['state', { entries: projected.at(2) }, undefined],
    ['version', { kpi: { ...findKpi('1.1')!, version: 9 } }, undefined],
    ['split', {}, 'partner'],
  ])('when another %s is asked, then it is another figure', (_, other, split) => {
    const kept = new FigureCache();
    const first = kept.figure(asked(), undefined);
    const second = kept.figure(asked(other), split);
    expect(second).not.toBe(first);
    expect(kept.figure(asked(other), split)).toBe(second);
    expect(kept.figure(asked(), undefined)).toBe(first);
  });
});

it('given a period of which nothing is known, then nothing is known of its parts: no value, never 0', () => {
  const figure = new FigureCache().figure(asked({ period: periodOf('2022') }), 'partner');
  expect([figure.status, figure.value]).toEqual(['NO_DATA', undefined]);
  expect(figure.parts.length).toBeGreaterThan(0);
  for (const part of figure.parts) expect([part.status, part.value]).toEqual(['NO_DATA', undefined]);
});
