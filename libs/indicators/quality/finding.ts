import { dateOf, dayInWords, type FINDING_KINDS, type Label } from '#libs/programme';
import type { EffectiveEntries } from '../facts/effective-entries.js';
import type { FactRow } from '../facts/latest-values.js';

export type FindingKind = (typeof FINDING_KINDS)[number];

/** Something across entries that a person should look at. It is gone when the entries no longer say it. */
export interface Finding {
  /** The same for as long as it is about the same; a FindingAccepted names it. */
  readonly findingId: string;
  readonly kind: FindingKind;
  /** Whose entries; undefined for those of the programme office. */
  readonly partnerId: string | undefined;
  readonly neighbourhoodId: string | undefined;
  /** Positions of the entries it is about, ascending. */
  readonly entries: readonly number[];
  readonly message: Label;
  /** Position since which what it is about counts: the latest of its entries as they stand. */
  readonly since: number;
}

/** A finding about some entries of one partner; the first one says whose and where. */
export function findingOf(
  entries: EffectiveEntries,
  kind: FindingKind,
  about: readonly (string | number)[],
  rows: readonly [FactRow, ...FactRow[]],
  message: Label,
): Finding {
  const [{ table, row }] = rows;
  return {
    findingId: [kind, ...about].join(':'),
    kind,
    partnerId: entries.store.partnerOf(table, row),
    neighbourhoodId: entries.store.areas.text(table.area.at(row)),
    entries: rows.map((one) => one.table.entryPosition.at(one.row)).sort((a, b) => a - b),
    message,
    since: Math.max(...rows.map((one) => one.table.from.at(one.row))),
  };
}

/** A number as people read it in each language: thousands apart, at most two decimals. */
export const shown = (value: number): Label => {
  const [whole = '', decimals] = String(Math.round(value * 100) / 100).split('.');
  const apart = (mark: string): string => whole.replace(/\B(?=(\d{3})+$)/g, mark);
  const after = (mark: string): string => (decimals === undefined ? '' : mark + decimals);
  return { nl: apart('.') + after(','), en: apart(',') + after('.') };
};

/** A day (days since 1970-01-01) as people read it. */
export const onDay = (day: number): Label => {
  const date = dateOf(day);
  return dayInWords(date) ?? { nl: date, en: date };
};
