import type { AsOf } from '../facts/as-of.js';
import { DistinctPool } from '../facts/distinct.js';
import { NONE } from '../facts/fact-table.js';
import type { Kpi } from '../kpi.js';
import { parsePeriod, type Period } from '../period.js';
import { inputFrom, Question } from '../question.js';
import { registerAt } from '../register.js';
import { takingPart } from '../reporting/participation.js';
import type { Scope } from '../scope.js';
import type { Asked } from './asked.js';
import { QUALITY } from '../figure-quality.js';

const pool = new DistinctPool();

/** The partners that have entries that say there are data in period and scope, and whether the office has. */
interface Reporting {
  readonly any: boolean;
  readonly partners: readonly number[];
}

/** Whether anyone, and which partners, have entries that say there are data. */
export function reportingPartners({ at, kpi, scope, period }: Asked): Reporting {
  pool.releaseAll();
  const office = at.store.partners.size;
  const found = pool.take(office + 1);
  const partners: number[] = [];
  for (const name of kpi.inputs) {
    const entries = at.select(name, inputFrom(kpi, period), period.to);
    for (const area of scope.areas)
      for (const partner of entries.partnersIn(area))
        if (found.add(partner === NONE ? office : partner) && partner !== NONE) partners.push(partner);
  }
  return { any: found.count > 0, partners };
}

/** Which partners were expected to report, and which of those did, by id. */
export interface PartnersOf {
  readonly expected: readonly string[];
  readonly reporting: readonly string[];
}

/**
 * Who was expected to have data for a figure and who has (KPIS.md, "n van m"): the partners that take part in the KPI's
 * werklijn (any, for a KPI across them) in the scope on at least one day of the period itself, also where the figure is
 * cumulative; of those the ones with input entries in that period and scope.
 */
export function partnersOf(asked: Asked): PartnersOf {
  const own = { ...asked, period: itself(asked.period) };
  const { at, kpi, scope, period } = own;
  const expected = expectedIn(at, kpi, scope, period);
  const reports = kpi.reporting
    ? kpi.reporting(questionOf(own), asked.quality ?? QUALITY)
    : new Set(reportingPartners(own).partners.map((partner) => at.store.partners.text(partner)));
  return { expected, reporting: expected.filter((partnerId) => reports.has(partnerId)) };
}

/** How many of how many, by the rules of the figure's quality. */
export function countPartners(
  asked: Asked,
  reporting: Reporting,
): { readonly partnersReporting: number; readonly partnersExpected: number } {
  const { at, kpi, scope, quality = QUALITY } = asked;
  if (quality === 1)
    return {
      partnersReporting: kpi.reporting?.(questionOf(asked), 1).size ?? reporting.partners.length,
      partnersExpected: registeredIn(at, kpi, scope),
    };
  const { expected, reporting: reports } = partnersOf(asked);
  return { partnersReporting: reports.length, partnersExpected: expected.length };
}

const itself = (period: Period): Period =>
  period.cumulative ? (parsePeriod(period.code) ?? period) : period;

function questionOf({ at, kpi, scope, period, ref }: Asked): Question {
  pool.releaseAll();
  return new Question(at, scope.areas, period, ref, kpi.parameters, pool);
}

const expectedIn = (
  at: AsOf,
  { werklijn }: Kpi,
  { code, neighbourhoodIds }: Scope,
  { from, to }: Period,
): readonly string[] =>
  at.memo(`taking-part|${code}|${String(werklijn)}|${from}|${to}`, () =>
    takingPart(at, { from, to, neighbourhoodIds, werklijn }),
  );

/** By version 1: partners registered in the KPI's werklijn with a neighbourhood in scope, whenever that began. */
function registeredIn(at: AsOf, kpi: Kpi, scope: Scope): number {
  return at.memo(`expected|${scope.code}|${String(kpi.werklijn)}`, () => {
    const inScope = new Set(scope.neighbourhoodIds);
    return [...registerAt(at).partners.values()].filter(
      (partner) =>
        (kpi.werklijn === undefined
          ? partner.werklijnen.length > 0
          : partner.werklijnen.includes(kpi.werklijn)) &&
        partner.neighbourhoodIds.some((id) => inScope.has(id)),
    ).length;
  });
}
