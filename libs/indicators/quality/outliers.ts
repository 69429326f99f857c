import { type ColumnName, type EventName, columnsOf, fieldLabel } from '#libs/programme';
import type { EffectiveEntries } from '../facts/effective-entries.js';
import type { FactTable } from '../facts/fact-table.js';
import { ACTIVITY_TYPES } from '../facts/activity-types.js';
import { findingOf, shown, type Finding } from './finding.js';
import { collect } from '../facts/collect.js';
import { QUALITY } from './parameters.js';

/** Differences smaller than this part of the mean are of binary fractions, not of facts. */
const NOTHING = 1e-9;

/**
 * OUTLIER: a quantity more than 3 standard deviations from the mean of the partner's own other effective entries of
 * that type and field, when there are at least 10 of them. The quantity itself is left out of its own measure: among
 * few observations it would hide itself. The standard deviation is that of the population.
 */
export const outliers = (entries: EffectiveEntries): readonly Finding[] =>
  ACTIVITY_TYPES.flatMap((type) =>
    columnsOf(type)
      .filter(({ spec }) => spec.kind === 'number' || spec.kind === 'integer')
      .flatMap(({ path }) => outliersIn(entries, type.name, path)),
  );

function outliersIn(entries: EffectiveEntries, typeName: EventName, path: ColumnName): Finding[] {
  const { table, rows } = entries.all(typeName);
  const byPartner = new Map<number, number[]>();
  for (const row of rows) {
    if (table.hasValue(path, row)) collect(byPartner, table.partner(row), row);
  }
  return [...byPartner.values()].flatMap((own) => outliersAmong(entries, table, path, own));
}

function outliersAmong(
  entries: EffectiveEntries,
  table: FactTable,
  path: ColumnName,
  rows: readonly number[],
): Finding[] {
  const others = rows.length - 1;
  if (others < QUALITY.outlierObservations) return [];
  const values = table.column(path);
  const centre = rows.reduce((sum, row) => sum + values.at(row), 0) / rows.length;
  const squares = rows.reduce((sum, row) => sum + (values.at(row) - centre) ** 2, 0);
  return rows.flatMap((row) => {
    // Sums over the others, about the mean of all: leaving one out moves their mean by its distance over their
    // number.
    const away = values.at(row) - centre;
    const mean = -away / others;
    const deviation = Math.sqrt(Math.max(0, (squares - away ** 2) / others - mean ** 2));
    const distance = Math.abs(away - mean);
    if (distance <= QUALITY.outlierDeviations * deviation || distance <= NOTHING * Math.abs(centre))
      return [];
    return [outlier(entries, table, row, path, { mean: centre + mean, deviation, others })];
  });
}

function outlier(
  entries: EffectiveEntries,
  table: FactTable,
  row: number,
  path: ColumnName,
  { mean, deviation, others }: { mean: number; deviation: number; others: number },
): Finding {
  const [value, usual, spread] = [table.column(path).at(row), mean, deviation].map(shown);
  const name = fieldLabel(path.split('.').at(-1) ?? path);
  const about = [table.entryPosition.at(row), path];
  return findingOf(entries, 'OUTLIER', about, [{ table, row }], {
    nl: `${table.type.label.nl}, ${name.nl}: ${value?.nl ?? ''} wijkt sterk af van de ${others} andere (gemiddeld ${usual?.nl ?? ''}, standaardafwijking ${spread?.nl ?? ''})`,
    en: `${table.type.label.en}, ${name.en}: ${value?.en ?? ''} is far from the ${others} others (mean ${usual?.en ?? ''}, standard deviation ${spread?.en ?? ''})`,
  });
}
