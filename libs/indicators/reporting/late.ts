import { editionsAt } from './edition.js';
import type { EffectiveEntries } from '../facts/effective-entries.js';
import { isKeptWhole } from '../facts/documents.js';
import { parsePeriod } from '../period.js';
import { periodsAt } from './periods.js';

/** What an entry came too late for: a period that was closed, an edition on it that was in force, or both. */
export interface LateFor {
  readonly period: string;
  /** The period was closed when the entry was recorded. */
  readonly closed: boolean;
  /** The edition on the period that was in force then. */
  readonly editionId: string | undefined;
}

/** A period that was closed or published on, with from which position on an entry in it is late. */
export interface LateSpan {
  readonly period: string;
  readonly from: number;
  readonly to: number;
  readonly closedAt: number | undefined;
  readonly editions: readonly {
    readonly editionId: string;
    readonly publishedAt: number;
    readonly endedAt: number | undefined;
  }[];
}

/** The periods for which entries can be late, as known at a position; by first day, the longest first. */
export function lateSpansAt(entries: EffectiveEntries): readonly LateSpan[] {
  return entries.memo('late-spans', () => {
    const closed = new Map(periodsAt(entries).map(({ period, closedAt }) => [period, closedAt]));
    const editions = editionsAt(entries);
    const codes = new Set([...closed.keys(), ...editions.map(({ period }) => period)]);
    return [...codes]
      .flatMap((period): readonly LateSpan[] => {
        const days = parsePeriod(period);
        const own = editions.filter((edition) => edition.period === period);
        const closedAt = closed.get(period);
        if (!days || (closedAt === undefined && own.length === 0)) return [];
        return [{ period, from: days.from, to: days.to, closedAt, editions: own }];
      })
      .sort((a, b) => a.from - b.from || b.to - a.to);
  });
}

/**
 * What an entry is late for: it happened on a day in a period that had been closed, or on which an edition was in
 * force, at the position it was first recorded. A correction does not make an entry late: it is a cause of its own
 * in a restatement.
 */
export function lateFor(
  spans: readonly LateSpan[],
  typeName: string,
  day: number,
  position: number,
): readonly LateFor[] {
  if (isKeptWhole(typeName)) return [];
  return spans.flatMap((span) => {
    const closed = wasClosed(span, day, position);
    const edition = editionOn(span, day, position);
    return closed || edition ? [{ period: span.period, closed, editionId: edition?.editionId }] : [];
  });
}

/** Whether an entry that happened somewhere on a day is late for anything; asked of every entry of a restatement. */
export function isLate(spans: readonly LateSpan[], day: number, position: number): boolean {
  for (const span of spans) if (wasClosed(span, day, position) || editionOn(span, day, position)) return true;
  return false;
}

const wasClosed = ({ from, to, closedAt }: LateSpan, day: number, position: number): boolean =>
  day >= from && day <= to && closedAt !== undefined && closedAt < position;

const editionOn = ({ from, to, editions }: LateSpan, day: number, position: number) =>
  day < from || day > to
    ? undefined
    : editions.find(
        ({ publishedAt, endedAt }) => publishedAt < position && (endedAt === undefined || position < endedAt),
      );
