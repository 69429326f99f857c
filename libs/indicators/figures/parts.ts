import type { ColumnName } from '#libs/programme';
import { NONE } from '../facts/fact-table.js';
import type { Dimension, Kpi } from '../kpi.js';
import type { Part } from '../part.js';
import type { MeasureContext } from '../measure-context.js';

export interface NamedPart extends Part {
  readonly key: string;
}

const UNKNOWN = 'UNKNOWN';

/**
 * The parts a figure falls into by a dimension: every code of the list, every text, every partner with entries, and
 * the unknown part.
 */
export function partsOf(context: MeasureContext, kpi: Kpi, dimension: Dimension): readonly NamedPart[] {
  const named = dimension === 'partner' ? partners(context, kpi) : values(context, kpi, dimension);
  return [...named, { dimension, value: NONE, key: UNKNOWN }];
}

function partners(context: MeasureContext, kpi: Kpi): NamedPart[] {
  const { store } = context.entries;
  const numbers = new Set<number>();
  for (const name of kpi.inputs) {
    context.eachInput(kpi, name, (row, table) => numbers.add(table.partner(row)));
  }
  return [...numbers]
    .filter((value) => value !== NONE)
    .map((value) => ({ dimension: 'partner' as const, value, key: store.partners.text(value) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Every code of the list, whether or not it occurs; of free text every text that is in use at the position. */
function values({ entries }: MeasureContext, kpi: Kpi, dimension: Dimension): NamedPart[] {
  if (dimension === 'werklijn')
    return [1, 2, 3, 4].map((value) => ({ dimension, value, key: String(value) }));
  const split = kpi.splits.find((known) => known.dimension === dimension);
  if (split?.keys) return split.keys.map((key, value) => ({ dimension, value, key }));
  // What is no partner, no werklijn and has no keys of its own is a column.
  const path = dimension as Dimension & ColumnName;
  const named = split?.of ?? kpi.inputs;
  const holders = named.map((name) => entries.store.table(name)).filter((table) => table.has(path));
  const texts = holders[0]?.texts(path);
  if (!texts)
    return (holders[0]?.codes(path) ?? [])
      .map((key, value) => ({ dimension, value, key }))
      .filter((part) => part.key !== UNKNOWN);
  const numbers = new Set(
    holders.flatMap((table) =>
      [...entries.all(table.type.name).rows].map((row) => table.column(path).at(row)),
    ),
  );
  return [...numbers]
    .filter((value) => value !== NONE)
    .map((value) => ({ dimension, value, key: texts.text(value) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
