import { dateOf, dayOf, periodDays, PROGRAMME_START } from '#libs/programme';

/** A reporting period on occurredOn, both days inclusive (days since 1970-01-01). */
export interface Period {
  /** `2025`, `2025-H1`, `2025-Q3` or `2025-07`. */
  readonly code: string;
  readonly cumulative: boolean;
  readonly from: number;
  readonly to: number;
}

/**
 * Reads a period; cumulative runs from the programme's start to the period's end. Answers undefined for any other
 * form.
 */
export function parsePeriod(code: string, cumulative = false): Period | undefined {
  const days = periodDays(code);
  if (!days) return undefined;
  const { from, to } = days;
  return { code, cumulative, from: cumulative ? Math.min(dayOf(PROGRAMME_START), to) : from, to };
}

/** First and last date of a period, for people. */
export const datesOf = (period: Period) => ({ from: dateOf(period.from), to: dateOf(period.to) });
