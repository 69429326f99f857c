import { typeNamed } from '#libs/programme';
import { NONE } from '../facts/fact-table.js';
import type { FactStore } from '../facts/fact-store.js';
import type { Dimension, Kpi } from '../kpi.js';
import type { Part, Question } from '../question.js';

export interface NamedPart extends Part {
  readonly key: string;
}

const UNKNOWN = 'UNKNOWN';

/** The parts a figure falls into by a dimension: every code of the list, every partner with entries, and the unknown part. */
export function partsOf(question: Question, kpi: Kpi, dimension: Dimension): readonly NamedPart[] {
  const named = dimension === 'partner' ? partners(question, kpi) : codes(question.at.store, kpi, dimension);
  return [...named, { dimension, value: NONE, key: UNKNOWN }];
}

function partners(question: Question, kpi: Kpi): NamedPart[] {
  const { store } = question.at;
  const numbers = new Set<number>();
  for (const name of kpi.inputs) {
    if (kpi.code === 'X.4')
      question.at.all(name).rows.forEach((row) => numbers.add(store.table(name).partner(row)));
    else question.eachWhole(name, (row, table) => numbers.add(table.partner(row)));
  }
  return [...numbers]
    .filter((value) => value !== NONE)
    .map((value) => ({ dimension: 'partner' as const, value, key: store.partners.text(value) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

function codes(store: FactStore, kpi: Kpi, dimension: Dimension): NamedPart[] {
  if (dimension === 'werklijn')
    return [1, 2, 3, 4].map((value) => ({ dimension, value, key: String(value) }));
  const [input] = kpi.inputs;
  const holder = dimension === 'trigger' ? 'PublicSpaceWorkPlanned' : typeNamed(input ?? '').name;
  return store
    .table(holder)
    .codes(dimension)
    .map((key, value) => ({ dimension, value, key }))
    .filter((part) => part.key !== UNKNOWN);
}
