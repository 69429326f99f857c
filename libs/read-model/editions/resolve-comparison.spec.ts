/**
 * Two states held side by side: what is asked, or all that is wrong with it at once. Seen to fail: with the size
 * looked at after what is named, with the same state taken for a reversed one, with scopes known at both states only
 * (a merged municipality has no figures any more), with an index of what is named twice, with the period of the
 * edition before that which was asked, and with `cumulative` passed over.
 */
import { describe, expect, it } from '@jest/globals';
import { KPIS } from '#libs/indicators';
import { MAX_FIGURES } from '../queries/question-size.js';
import { area, corrected, given, CLOCK, published, reached, refusalOf, retracted } from '../testing/given.js';
import { resolveComparison, type ComparisonQuery } from './resolve-comparison.js';

/** Municipality GM0001 is there from 1 to 5, GM0002 from 6 on; area zuid from 3 to 6. */
const { model } = given(
  area('noord'),
  reached('h1', '2025-02-01'),
  area('zuid'),
  published('2025-H1-1', 2),
  published('2025-Q1-1', 4),
  corrected(1, area('noord', 'GM0002')),
  retracted(3),
).projected();
const EDITION = { editionId: '2025-H1-1' };
const asked = (more: Partial<ComparisonQuery> = {}) =>
  resolveComparison(model, { from: EDITION, to: {}, ...more }, CLOCK);
const refused = (more: Partial<ComparisonQuery>) => refusalOf(() => asked(more));
const figures = (more: Partial<ComparisonQuery>) =>
  asked(more).figures.map(({ kpi, scope, period }) => `${kpi} ${scope} ${period.code}`);

describe('given an edition and now', () => {
  it('when nothing else is said, then every KPI of the programme over the period of the edition', () => {
    const { from, to } = asked();
    expect([from.position, to.position]).toEqual([2, 7]);
    expect(figures({})).toEqual(KPIS.map(({ code }) => `${code} NL 2025-H1`));
    expect(asked().figures[0]?.period.cumulative).toBe(false);
  });

  it('when KPIs, areas and a period are named, then each KPI by each area over that, each once', () => {
    const named = { kpis: ['1.3', '1.1', '1.3'], scopes: ['noord', 'NL'], period: '2025-Q2' };
    expect(figures(named)).toEqual([
      ...['1.3 noord 2025-Q2', '1.3 NL 2025-Q2'],
      ...['1.1 noord 2025-Q2', '1.1 NL 2025-Q2'],
    ]);
    expect(asked({ ...named, cumulative: true }).figures[0]?.period.cumulative).toBe(true);
    expect(asked({ kpis: [], scopes: [] }).figures).toEqual([]);
  });

  it('when an area is known at one of the states only, then it is compared all the same', () => {
    expect(figures({ kpis: ['1.1'], scopes: ['GM0001', 'GM0002'] })).toHaveLength(2);
    // Of an area that came after the one and went before the other there is nothing to compare.
    expect(refused({ scopes: ['zuid'] })).toEqual(['UNKNOWN_SCOPE /scopes/0']);
  });

  it('when both are the same state, then that is no reversal', () => {
    expect(asked({ to: EDITION }).to.position).toBe(2);
  });
});

describe('given a question with faults', () => {
  const later = { editionId: '2025-Q1-1' };

  it('when there are several, then all are told, each where it was named first', () => {
    const kpis = ['1.1', '9.9', '1.1', '9.9', '8.8'];
    expect(refused({ from: later, to: EDITION, kpis, scopes: ['NL', 'nergens'] })).toEqual([
      'EDITIONS_REVERSED /to',
      'UNKNOWN_KPI /kpis/1',
      'UNKNOWN_KPI /kpis/4',
      'UNKNOWN_SCOPE /scopes/1',
    ]);
  });

  it.each<readonly [name: string, refused: readonly string[], query: Partial<ComparisonQuery>]>([
    [
      'an edition with another state beside it, on both sides',
      ['EDITION_PINNED /from/asOf', 'EDITION_PINNED /to/referenceDate'],
      { from: { ...EDITION, asOf: {} }, to: { ...later, referenceDate: 'x' } },
    ],
    ['an edition that is not there', ['UNKNOWN_EDITION /from/editionId'], { from: { editionId: 'x' } }],
    ['another that is not there', ['UNKNOWN_EDITION /to/editionId'], { to: { editionId: 'x' } }],
    ['no edition and no period', ['REQUIRED /period'], { from: {} }],
    ['a period that is none', ['UNKNOWN_PERIOD /period'], { period: '2025-H3' }],
    [
      'a position that is not there',
      ['POSITION_AHEAD /to/asOf/position'],
      { to: { asOf: { position: 8n } } },
    ],
  ])('when it is %s', (_, told, query) => {
    expect(refused(query)).toEqual(told);
  });

  it('when it is of more figures than one question may be of, then nothing else of it is looked at', () => {
    const scopes = Array.from({ length: MAX_FIGURES + 1 }, (_, i) => `x${i}`);
    expect(refused({ kpis: ['9.9'], scopes })).toEqual(['TOO_MANY_FIGURES /scopes']);
    const all = scopes.slice(0, Math.floor(MAX_FIGURES / KPIS.length) + 1);
    expect(refused({ from: { editionId: 'x' }, scopes: all })).toEqual(['TOO_MANY_FIGURES /scopes']);
    expect(refused({ kpis: scopes })).toEqual(['TOO_MANY_FIGURES /scopes']);
    // As many as it may be of are each looked up.
    expect(refused({ kpis: ['1.1'], scopes: scopes.slice(1) })).toHaveLength(MAX_FIGURES);
  });
});
