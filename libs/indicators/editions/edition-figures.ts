import { dateOf, dayOf, at as step, fault, type Fault, type Place } from '#libs/programme';
import { findKpi } from '../definitions.js';
import type { EffectiveEntries } from '../facts/effective-entries.js';
import { calculate, calculateParts } from '../figures/calculator.js';
import type { Figure, FigurePart, FigureStatus } from '../figures/figure.js';
import { qualityOf, type Quality } from '../figure-quality.js';
import type { Kpi, Measurement } from '../kpi.js';
import { parsePeriod, type Period } from '../period.js';
import { programmeRegisterAt } from '../programme-register.js';
import { scopeOf, type Scope } from '../scope.js';
import { unknownKpi } from '../unknown.js';
import { versionFor } from '../versions.js';
import type { Pins } from '../reporting/edition.js';

/** A figure as an edition keeps it and as its digest is taken over; what is undefined is not there. */
export interface EditionFigure extends Measurement {
  readonly kpi: string;
  readonly definitionVersion: number;
  readonly scope: string;
  readonly period: string;
  readonly cumulative: boolean;
  readonly position: string;
  readonly referenceDate: string;
  readonly status: FigureStatus;
  /** The number the figure stands for; of a ratio numerator / denominator. */
  readonly figure?: number;
  /** Of figures about people outsiders are not told it. */
  readonly partnersReporting?: number;
  readonly partnersExpected: number;
  readonly unknownShare?: number;
  readonly target?: number;
  readonly baseline?: number;
  readonly progress?: number;
  readonly parts?: readonly EditionPart[];
}

export interface EditionPart extends Measurement {
  readonly dimension: string;
  readonly key: string;
  readonly status: FigureStatus;
  readonly figure?: number;
}

/** The pins as what figures are computed with. */
export interface ResolvedPins {
  readonly kpis: readonly Kpi[];
  readonly period: Period;
  readonly cumulative: Period;
  /** NL, then municipalities, then neighbourhoods, each by code. */
  readonly scopes: readonly Scope[];
  readonly referenceDay: number;
  readonly quality: Quality;
}

/** What pins stand for at their position, or what is wrong with them (places start at `place`). */
export function resolvePins(
  entries: EffectiveEntries,
  pins: Pins,
  place: Place,
): { readonly resolved: ResolvedPins } | { readonly faults: readonly Fault[] } {
  const period = parsePeriod(pins.period);
  const cumulative = parsePeriod(pins.period, true);
  if (!period || !cumulative)
    return { faults: [fault('UNKNOWN_PERIOD', step(place, 'period'), {}, pins.period)] };
  const faults: Fault[] = [];
  const kpis = pins.definitionSet.flatMap(({ code, version }, i) => {
    const here = step(place, 'definitionSet', i);
    const kpi = findKpi(code);
    if (!kpi) faults.push(unknownKpi(step(here, 'code'), code));
    const found = kpi && versionFor(entries, kpi, period, version);
    if (kpi && !found)
      faults.push(fault('UNKNOWN_VERSION', step(here, 'version'), { kpi: code, version }, version));
    return found ?? [];
  });
  if (faults.length > 0) return { faults };
  const scopes = scopesAt(entries).flatMap((code) => scopeOf(entries, code) ?? []);
  const quality = qualityOf(pins.definitionSet);
  return { resolved: { kpis, period, cumulative, scopes, referenceDay: dayOf(pins.referenceDate), quality } };
}

/** NL, the municipalities and the neighbourhoods registered at a position. */
export function scopesAt(entries: EffectiveEntries): readonly string[] {
  const { neighbourhoods } = programmeRegisterAt(entries);
  const municipalities = new Set([...neighbourhoods.values()].map((one) => one.municipalityCode));
  return ['NL', ...[...municipalities].sort(), ...[...neighbourhoods.keys()].sort()];
}

/**
 * Every figure of an edition: each KPI of its definition set × each scope × its period and cumulative up to its
 * end; of the programme as a whole in its period also every split. The same pins on the same log give the same
 * figures forever.
 */
export function* editionFigures(entries: EffectiveEntries, pins: ResolvedPins): Generator<EditionFigure> {
  const { kpis, period, cumulative, scopes, referenceDay, quality } = pins;
  const referenceDate = dateOf(referenceDay);
  for (const kpi of kpis)
    for (const scope of scopes)
      for (const span of [period, cumulative]) {
        const asked = { entries, kpi, scope, period: span, referenceDay, quality };
        const split = scope.kind === 'NL' && !span.cumulative ? kpi.splits : [];
        const parts = split.flatMap(({ dimension }) => calculateParts(asked, dimension));
        yield asEditionFigure(calculate(asked), referenceDate, parts);
      }
}

function asEditionFigure(figure: Figure, referenceDate: string, parts: readonly FigurePart[]): EditionFigure {
  const { measurement, unknownShare, target, baseline, progress } = figure;
  return {
    kpi: figure.kpi,
    definitionVersion: figure.definitionVersion,
    scope: figure.scope,
    period: figure.period.code,
    cumulative: figure.period.cumulative,
    position: String(figure.position),
    referenceDate,
    status: figure.status,
    ...measurement,
    ...given('figure', figure.value),
    partnersReporting: figure.partnersReporting,
    partnersExpected: figure.partnersExpected,
    ...given('unknownShare', unknownShare),
    ...given('target', target),
    ...given('baseline', baseline),
    ...given('progress', progress),
    ...(parts.length === 0 ? {} : { parts: parts.map(asEditionPart) }),
  };
}

const asEditionPart = ({ dimension, key, status, measurement, value }: FigurePart): EditionPart => ({
  dimension,
  key,
  status,
  ...measurement,
  ...given('figure', value),
});

const given = <K extends string>(name: K, value: number | undefined): { readonly [name in K]?: number } =>
  value === undefined ? {} : ({ [name]: value } as { readonly [name in K]: number });
