import type { EffectiveEntries } from '../facts/effective-entries.js';
import { DistinctPool } from '../facts/distinct.js';
import { NONE } from '../facts/fact-table.js';
import type { Kpi } from '../kpi.js';
import { parsePeriod, type Period } from '../period.js';
import { inputFrom } from '../measure-context.js';
import { programmeRegisterAt } from '../programme-register.js';
import { takingPart } from '../reporting/participation.js';
import type { Scope } from '../scope.js';
import type { FigureRequest } from './figure-request.js';
import { QUALITY } from '../figure-quality.js';
import { toMeasureContext } from './to-measure-context.js';

const pool = new DistinctPool();

/** The partners that have entries that say there are data in period and scope, and whether the office has. */
interface Reporting {
  readonly any: boolean;
  readonly partners: readonly number[];
}

/** Whether anyone, and which partners, have entries that say there are data. */
export function reportingPartners({ entries, kpi, scope, period }: FigureRequest): Reporting {
  pool.releaseAll();
  const office = entries.store.partners.size;
  const found = pool.take(office + 1);
  const partners: number[] = [];
  for (const name of kpi.inputs) {
    const inputs = entries.select(name, inputFrom(kpi, period), period.to);
    for (const area of scope.areas)
      for (const partner of inputs.partnersIn(area))
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
 * Who was expected to have data for a figure and who has (KPIS.md, "n van m"): the partners that take part in the
 * KPI's werklijn (any, for a KPI across them) in the scope on at least one day of the period itself, also where the
 * figure is cumulative; of those the ones with input entries in that period and scope.
 */
export function partnersOf(request: FigureRequest): PartnersOf {
  const own = { ...request, period: itself(request.period) };
  const { entries } = own;
  const { partners: expected } = expectedIn(own);
  const reports =
    saidToReport(own) ??
    new Set(reportingPartners(own).partners.map((partner) => entries.store.partners.text(partner)));
  return { expected, reporting: expected.filter((partnerId) => reports.has(partnerId)) };
}

/**
 * How many of how many, by the rules of the figure's quality; `reporting` is what `reportingPartners` says of the
 * same.
 */
export function countPartners(
  request: FigureRequest,
  reporting: Reporting,
): { readonly partnersReporting: number; readonly partnersExpected: number } {
  const { entries, kpi, scope, period, quality = QUALITY } = request;
  if (quality === 1)
    return {
      partnersReporting:
        kpi.reporting?.(toMeasureContext(request, pool), 1).size ?? reporting.partners.length,
      partnersExpected: registeredIn(entries, kpi, scope),
    };
  const own = { ...request, period: itself(period) };
  const { partners: expected, numbers } = expectedIn(own);
  const said = saidToReport(own);
  const { partners } = said || own.period === period ? reporting : reportingPartners(own);
  return {
    partnersReporting: said
      ? expected.filter((partnerId) => said.has(partnerId)).length
      : partners.filter((partner) => numbers.has(partner)).length,
    partnersExpected: expected.length,
  };
}

/** Who reports, by id, where a KPI says so itself; undefined where its input entries do. */
const saidToReport = (request: FigureRequest): ReadonlySet<string> | undefined =>
  request.kpi.reporting?.(toMeasureContext(request, pool), request.quality ?? QUALITY);

/** The same period for every figure that is asked for of it. */
const ownPeriods = new WeakMap<Period, Period>();

function itself(period: Period): Period {
  if (!period.cumulative) return period;
  const own = ownPeriods.get(period) ?? parsePeriod(period.code) ?? period;
  ownPeriods.set(period, own);
  return own;
}

/** The partners that take part, by id and by number, which is NONE of one that has no entries. */
function expectedIn({ entries, kpi: { werklijn }, scope, period: { from, to } }: FigureRequest): {
  readonly partners: readonly string[];
  readonly numbers: ReadonlySet<number>;
} {
  return entries.memo(`taking-part|${scope.code}|${String(werklijn)}|${from}|${to}`, () => {
    const partners = takingPart(entries, { from, to, neighbourhoodIds: scope.neighbourhoodIds, werklijn });
    return { partners, numbers: new Set(partners.map((id) => entries.store.partners.find(id) ?? NONE)) };
  });
}

/** By version 1: partners registered in the KPI's werklijn with a neighbourhood in scope, whenever that began. */
function registeredIn(entries: EffectiveEntries, kpi: Kpi, scope: Scope): number {
  return entries.memo(`expected|${scope.code}|${String(kpi.werklijn)}`, () => {
    const inScope = new Set(scope.neighbourhoodIds);
    return [...programmeRegisterAt(entries).partners.values()].filter(
      (partner) =>
        (kpi.werklijn === undefined
          ? partner.werklijnen.length > 0
          : partner.werklijnen.includes(kpi.werklijn)) &&
        partner.neighbourhoodIds.some((id) => inScope.has(id)),
    ).length;
  });
}
