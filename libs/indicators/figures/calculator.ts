import type { AsOf } from '../facts/as-of.js';
import { DistinctPool } from '../facts/distinct.js';
import { NONE } from '../facts/fact-table.js';
import type { Kpi } from '../kpi.js';
import type { Period } from '../period.js';
import { inputFrom, Question, type Part, type Trace } from '../question.js';
import { registerAt } from '../register.js';
import type { Scope } from '../scope.js';
import type { Quality } from './quality.js';
import { statusOf, valueOf, type Figure, type FigurePart } from './figure.js';
import { asFigure, baselineFor, progressOf, targetFor } from '../targets.js';
import { partsOf } from './parts.js';
import type { Dimension } from '../kpi.js';

/** What a figure is asked for (KPIS.md: kpi × definition version × scope × period × p × referenceDate). */
export interface Asked {
  readonly at: AsOf;
  readonly kpi: Kpi;
  readonly scope: Scope;
  readonly period: Period;
  readonly ref: number;
  /** By which rules it carries its quality; default those that hold now. */
  readonly quality?: Quality;
}

const pool = new DistinctPool();

function ask({ at, kpi, scope, period, ref }: Asked, part?: Part, trace?: Trace): Question {
  pool.releaseAll();
  return new Question(at, scope.areas, period, ref, kpi.parameters, pool, part, trace);
}

/** Computes one figure, with its quality and, when asked, its parts. Pure: the same facts give the same figure. */
export function calculate(asked: Asked, split?: Dimension): Figure {
  const { at, kpi, scope, period, ref } = asked;
  const measurement = kpi.measure(ask(asked));
  const reporting = reportingPartners(asked);
  const status = statusOf(measurement, reporting.any);
  return {
    kpi: kpi.code,
    definitionVersion: kpi.version,
    scope: scope.code,
    period,
    position: at.position,
    ref,
    status,
    measurement,
    value: valueOf(measurement, status),
    partnersReporting: kpi.reporting?.(ask(asked)) ?? reporting.partners,
    partnersExpected: expectedPartners(asked),
    unknownShare: measurement.total ? (measurement.unknown ?? 0) / measurement.total : undefined,
    ...heldAgainstTarget(asked, valueOf(measurement, status)),
    parts: split === undefined ? [] : calculateParts(asked, split),
  };
}

function heldAgainstTarget({ at, kpi, scope, period, quality }: Asked, value: number | undefined) {
  const target = asFigure(targetFor(at, kpi.code, scope.code, period));
  const baseline = asFigure(baselineFor(at, kpi.code, scope.code, period));
  return { target, baseline, progress: progressOf(value, target, baseline, kpi.ascending, quality) };
}

function calculateParts(asked: Asked, dimension: Dimension): readonly FigurePart[] {
  return partsOf(ask(asked), asked.kpi, dimension).map((part) => {
    const measurement = asked.kpi.measure(ask(asked, part));
    const status = statusOf(measurement, true);
    return { dimension, key: part.key, status, measurement, value: valueOf(measurement, status) };
  });
}

/** Positions of the entries a figure (or one part of it) is made of, ascending, each once. */
export function lineage(asked: Asked, part?: Part): Float64Array {
  const positions = new Set<number>();
  const keys = new Set<number>();
  const trace = { entry: (at: number) => positions.add(at), household: (key: number) => keys.add(key) };
  asked.kpi.measure(ask(asked, part, trace));
  for (const position of asked.at.linksAmong(keys)) positions.add(position);
  return Float64Array.from(positions).sort();
}

/** Whether anyone, and how many partners, have entries that say there are data. */
function reportingPartners({ at, kpi, scope, period }: Asked): { any: boolean; partners: number } {
  pool.releaseAll();
  const office = at.store.partners.size;
  const found = pool.take(office + 1);
  for (const name of kpi.inputs) {
    const entries = at.select(name, inputFrom(kpi, period), period.to);
    for (const area of scope.areas)
      for (const partner of entries.partnersIn(area)) found.add(partner === NONE ? office : partner);
  }
  return { any: found.count > 0, partners: found.count - (found.has(office) ? 1 : 0) };
}

/** Partners registered in the KPI's werklijn (any werklijn for a KPI across them) with a neighbourhood in scope. */
function expectedPartners({ at, kpi, scope }: Asked): number {
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
