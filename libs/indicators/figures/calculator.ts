import { DistinctPool } from '../facts/distinct.js';
import type { Part } from '../part.js';
import { countPartners, reportingPartners } from './partners.js';
import type { FigureRequest } from './figure-request.js';
import { statusOf, valueOf, type Figure, type FigurePart } from './figure.js';
import { asFigure, baselineFor, progressOf, targetFor } from '../targets.js';
import { partsOf } from './parts.js';
import { toMeasureContext } from './to-measure-context.js';
import type { Dimension } from '../kpi.js';

const pool = new DistinctPool();

/** Computes one figure, with its quality and, when asked, its parts. Pure: the same facts give the same figure. */
export function calculate(request: FigureRequest, split?: Dimension): Figure {
  const { entries, kpi, scope, period, referenceDay } = request;
  const measurement = kpi.measure(toMeasureContext(request, pool));
  const reporting = reportingPartners(request);
  const status = statusOf(measurement, reporting.any);
  return {
    kpi: kpi.code,
    definitionVersion: kpi.version,
    scope: scope.code,
    period,
    position: entries.position,
    referenceDay,
    status,
    measurement,
    value: valueOf(measurement, status),
    ...countPartners(request, reporting),
    unknownShare: measurement.total ? (measurement.unknown ?? 0) / measurement.total : undefined,
    ...heldAgainstTarget(request, valueOf(measurement, status)),
    parts: split === undefined ? [] : calculateParts(request, split),
  };
}

function heldAgainstTarget(
  { entries, kpi, scope, period, quality }: FigureRequest,
  value: number | undefined,
) {
  const target = asFigure(targetFor(entries, kpi.code, scope.code, period));
  const baseline = asFigure(baselineFor(entries, kpi.code, scope.code, period));
  return { target, baseline, progress: progressOf(value, target, baseline, kpi.ascending, quality) };
}

/** The parts of a figure by one of its splits, without the figure. */
export function calculateParts(request: FigureRequest, dimension: Dimension): readonly FigurePart[] {
  return partsOf(toMeasureContext(request, pool), request.kpi, dimension).map((part) => {
    const measurement = request.kpi.measure(toMeasureContext(request, pool, part));
    const status = statusOf(measurement, true);
    return { dimension, key: part.key, status, measurement, value: valueOf(measurement, status) };
  });
}

/** Positions of the entries a figure (or one part of it) is made of, ascending, each once. */
export function lineage(request: FigureRequest, part?: Part): Float64Array {
  const positions = new Set<number>();
  const keys = new Set<number>();
  const trace = { entry: (at: number) => positions.add(at), household: (key: number) => keys.add(key) };
  request.kpi.measure(toMeasureContext(request, pool, part, trace));
  for (const position of request.entries.linksAmong(keys)) positions.add(position);
  return Float64Array.from(positions).sort();
}
