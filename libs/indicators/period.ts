import { dateOf, dayOf, PROGRAMME_START } from '#libs/programme';

/** A reporting period on occurredOn, both days inclusive (days since 1970-01-01). */
export interface Period {
  /** `2025`, `2025-H1`, `2025-Q3` or `2025-07`. */
  readonly code: string;
  readonly cumulative: boolean;
  readonly from: number;
  readonly to: number;
}

const FORM = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/;

/**
 * Reads a period; cumulative runs from the programme's start to the period's end. Answers undefined for any other form.
 */
export function parsePeriod(code: string, cumulative = false): Period | undefined {
  const match = FORM.exec(code);
  if (!match) return undefined;
  const year = Number(match[1]);
  const [, , half, quarter, month] = match;
  const first = half
    ? (Number(half) - 1) * 6
    : quarter
      ? (Number(quarter) - 1) * 3
      : month
        ? Number(month) - 1
        : 0;
  const months = half ? 6 : quarter ? 3 : month ? 1 : 12;
  const from = dayOf(`${year}-${String(first + 1).padStart(2, '0')}-01`);
  const to = Date.UTC(year, first + months, 1) / 86_400_000 - 1;
  return { code, cumulative, from: cumulative ? Math.min(dayOf(PROGRAMME_START), to) : from, to };
}

/** First and last date of a period, for people. */
export const datesOf = (period: Period) => ({ from: dateOf(period.from), to: dateOf(period.to) });
