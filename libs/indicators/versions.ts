import { dayOf } from '#libs/programme';
import type { EffectiveEntries } from './facts/effective-entries.js';
import { withParameters } from './kpi-texts.js';
import type { Kpi } from './kpi.js';
import { parsePeriod, type Period } from './period.js';

/**
 * A version of a KPI's definition: the first are those of KPIS.md, the others were published by the programme office.
 */
export interface KpiVersion {
  readonly kpi: Kpi;
  /** First day it holds for; undefined for those of KPIS.md. */
  readonly validFrom: string | undefined;
  readonly reason: string | undefined;
  /** Position at which it was published; 0 for those of KPIS.md. */
  readonly position: number;
}

/**
 * Every version of a KPI's definition known at a position, oldest first. A version keeps the parameters it does not
 * set.
 */
export function versionsOf(entries: EffectiveEntries, kpi: Kpi): readonly KpiVersion[] {
  return entries.memo(`versions|${kpi.code}`, () => {
    const versions: KpiVersion[] = [...(kpi.earlier ?? []), kpi].map((known) => ({
      kpi: known,
      validFrom: undefined,
      reason: undefined,
      position: 0,
    }));
    for (const document of entries.documents('KpiDefinitionPublished')) {
      const { code, version, parameters, validFrom, reason } = document.data;
      const before = versions.at(-1)?.kpi ?? kpi;
      if (code !== kpi.code) continue;
      const set = Object.fromEntries(parameters.map((p) => [p.name, p.number ?? p.codes ?? []]));
      const next = withParameters(before, version, { ...before.parameters, ...set });
      versions.push({ kpi: next, validFrom, reason, position: document.entryPosition });
    }
    return versions;
  });
}

/**
 * The definition version a figure is computed by: the one asked for, else the latest known at the position that holds
 * on the period's last day. Undefined when the version asked for is not known at the position.
 */
export function versionFor(
  entries: EffectiveEntries,
  kpi: Kpi,
  period: Period,
  wanted?: number,
): Kpi | undefined {
  const versions = versionsOf(entries, kpi);
  if (wanted !== undefined) return versions.find((version) => version.kpi.version === wanted)?.kpi;
  return versions.findLast(({ validFrom }) => validFrom === undefined || dayOf(validFrom) <= period.to)?.kpi;
}

/**
 * That figures from one period to the next are made by different versions of a definition: what may not be read as a
 * trend.
 */
export interface DefinitionBreak {
  readonly fromVersion: number;
  readonly toVersion: number;
  /** Of the later version: from which day it holds, and why it was published. */
  readonly validFrom: string | undefined;
  readonly reason: string | undefined;
}

/** The break between two versions of a definition; undefined when they are the same one. */
export function breakBetween(
  entries: EffectiveEntries,
  kpi: Kpi,
  fromVersion: number,
  toVersion: number,
): DefinitionBreak | undefined {
  if (fromVersion === toVersion) return undefined;
  const later = versionsOf(entries, kpi).find((version) => version.kpi.version === toVersion);
  return { fromVersion, toVersion, validFrom: later?.validFrom, reason: later?.reason };
}

/**
 * The break between a figure and that of the period before it (of the same length): undefined where both are made by
 * one version. `kpi` is any version of it, `version` that of the figure.
 */
export function breakBefore(
  entries: EffectiveEntries,
  kpi: Kpi,
  period: Period,
  version: number,
): DefinitionBreak | undefined {
  const own = parsePeriod(period.code) ?? period;
  const before = versionFor(entries, kpi, { ...own, to: own.from - 1 });
  return before && breakBetween(entries, kpi, before.version, version);
}
