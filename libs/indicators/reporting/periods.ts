import { dayOf, periodDays } from '#libs/programme';
import type { EffectiveEntries } from '../facts/effective-entries.js';

/** A reporting period as known at a position. */
interface ReportingPeriod {
  readonly period: string;
  /** First and last day. */
  readonly from: number;
  readonly to: number;
  /** Day on or before which submissions are due. */
  readonly dueOn: number;
  readonly openedAt: number;
  /** The entry that opened it. */
  readonly openedBy: string;
  /** Position at which it was closed; undefined while it is open. */
  readonly closedAt: number | undefined;
}

/** The reporting periods opened at a position, by first day, then by last. */
export function periodsAt(entries: EffectiveEntries): readonly ReportingPeriod[] {
  return entries.memo('reporting-periods', () => {
    const periods = new Map<string, ReportingPeriod>();
    for (const { name, data, entryId, entryPosition } of entries.documents(
      'ReportingPeriodOpened',
      'ReportingPeriodClosed',
    )) {
      const { period } = data;
      const days = periodDays(period);
      const known = periods.get(period);
      if (name === 'ReportingPeriodClosed' && known)
        periods.set(period, { ...known, closedAt: entryPosition });
      if (name === 'ReportingPeriodOpened' && days)
        periods.set(period, {
          period,
          ...days,
          dueOn: dayOf(data.dueOn),
          openedAt: entryPosition,
          openedBy: entryId,
          closedAt: undefined,
        });
    }
    return [...periods.values()].sort((a, b) => a.from - b.from || a.to - b.to);
  });
}
