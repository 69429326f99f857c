import { dayOf, fractionOf, isShare } from '#libs/programme';
import type { EffectiveEntries } from './facts/effective-entries.js';
import { QUALITY, type Quality } from './figure-quality.js';
import { collect } from './facts/collect.js';
import { parsePeriod, type Period } from './period.js';

/** One value of a baseline or target: as it was set, or as it was revised with a reason. */
interface TargetVersion {
  readonly position: number;
  readonly entryId: string;
  readonly event: 'BaselineSet' | 'TargetSet' | 'TargetRevised';
  readonly value: number;
  readonly reason: string | undefined;
}

/** A baseline or target as known at a position, with how it came to be. */
export interface Target {
  /** Entry id of the TargetSet or BaselineSet; targets derived from this one name it or one of its revisions. */
  readonly targetId: string;
  readonly kind: 'BASELINE' | 'TARGET';
  readonly kpi: string;
  readonly scope: string;
  /** A figure of this period … */
  readonly period: string | undefined;
  /** … or the cumulative figure up to this day. */
  readonly byDate: string | undefined;
  /** In the unit that the KPI shows: of a share in percents. */
  readonly value: number;
  readonly derivedFromTargetId: string | undefined;
  /** Oldest first; the last one holds. */
  readonly versions: readonly TargetVersion[];
}

/** All baselines and targets at a position: a revision replaces the value and keeps the history. */
export function targetsAt(entries: EffectiveEntries): readonly Target[] {
  return entries.memo('targets', () => {
    const targets = new Map<string, Target>();
    for (const { name, data, entryId, entryPosition } of entries.documents(
      'BaselineSet',
      'TargetSet',
      'TargetRevised',
    )) {
      const { kpi, scope, period, byDate, value, reason } = data;
      const kind = name === 'BaselineSet' ? 'BASELINE' : 'TARGET';
      const key = [kind, kpi, scope, period, byDate].join('|');
      const before = targets.get(key);
      const version = { position: entryPosition, entryId, event: name, value, reason };
      const derivedFrom = name === 'BaselineSet' ? undefined : data.derivedFromTargetId;
      targets.set(key, {
        targetId: before?.targetId ?? entryId,
        ...{ kind, kpi, scope, period, byDate, value },
        derivedFromTargetId: derivedFrom ?? before?.derivedFromTargetId,
        versions: [...(before?.versions ?? []), version],
      });
    }
    return [...targets.values()];
  });
}

const NO_TARGETS: readonly Target[] = [];

/** The same of one KPI and scope: every figure asks for its own. */
function targetsOf(entries: EffectiveEntries, kpi: string, scope: string): readonly Target[] {
  const byKpi = entries.memo('targets by KPI', () => {
    const found = new Map<string, Map<string, Target[]>>();
    for (const target of targetsAt(entries)) {
      const ofKpi = found.get(target.kpi) ?? new Map<string, Target[]>();
      found.set(target.kpi, ofKpi);
      collect(ofKpi, target.scope, target);
    }
    return found;
  });
  return byKpi.get(kpi)?.get(scope) ?? NO_TARGETS;
}

const endOf = (target: Target): number =>
  target.byDate === undefined ? (parsePeriod(target.period ?? '')?.to ?? Infinity) : dayOf(target.byDate);

/**
 * The target a figure is held against. Of one period: the target of that period. Cumulative: the target up to the
 * first day on or after the period's end.
 */
export function targetFor(
  entries: EffectiveEntries,
  kpi: string,
  scope: string,
  period: Period,
): Target | undefined {
  const own = targetsOf(entries, kpi, scope).filter(({ kind }) => kind === 'TARGET');
  if (!period.cumulative) return own.find((target) => target.period === period.code);
  return own
    .filter((target) => target.byDate !== undefined && endOf(target) >= period.to)
    .sort((a, b) => endOf(a) - endOf(b))[0];
}

/** What the figure was before: the latest baseline of the KPI and scope that ends before the period does. */
export const baselineFor = (
  entries: EffectiveEntries,
  kpi: string,
  scope: string,
  period: Period,
): Target | undefined => baselineBefore(entries, kpi, scope, period.to);

/** What a target starts from: the latest baseline of its KPI and scope that ends before it does. */
export const baselineOf = (entries: EffectiveEntries, target: Target): Target | undefined =>
  baselineBefore(entries, target.kpi, target.scope, endOf(target));

const baselineBefore = (
  entries: EffectiveEntries,
  kpi: string,
  scope: string,
  day: number,
): Target | undefined =>
  targetsOf(entries, kpi, scope)
    .filter((target) => target.kind === 'BASELINE' && endOf(target) < day)
    .sort((a, b) => endOf(b) - endOf(a))[0];

/** A target or baseline as the number that a figure's value is held against: of a share a part of 1. */
export const asFigure = (aim: Target | undefined): number | undefined =>
  aim && isShare(aim.kpi) ? fractionOf(aim.value) : aim?.value;

/**
 * How much of the way from baseline to target is gone, 1 = reached; also when lower is better. Without a baseline a
 * KPI that is to rise starts at 0; one that is to fall has no progress then. A target that lies on the wrong side of
 * where it starts has none either: coming nearer to it would be getting worse. By version 1 of the quality of a
 * figure (figure-quality.ts) that was not looked at.
 */
export function progressOf(
  value: number | undefined,
  target: number | undefined,
  baseline: number | undefined,
  ascending: boolean,
  quality: Quality = QUALITY,
): number | undefined {
  const from = baseline ?? (ascending ? 0 : undefined);
  if (value === undefined || target === undefined || from === undefined || target === from) return undefined;
  if (quality >= 2 && ascending !== target > from) return undefined;
  return (value - from) / (target - from);
}
