import { NONE, type FactStore, type FactTable } from '#libs/indicators';
import {
  dateOf,
  subjectOf,
  type ColumnName,
  type EventData,
  type EventName,
  type Observed,
} from '#libs/programme';

/** Finds the entries about one training, placement or dwelling. Keeps up an index per type as the facts grow. */
export class AboutSubjects {
  private facts: FactStore | undefined;
  private readonly indexes = new Map<string, RowsByKey>();

  about(
    facts: FactStore,
    name: EventName,
    data: EventData,
    partnerId: string | undefined,
  ): readonly Observed[] {
    const subject = subjectOf(name);
    if (!subject) return [];
    if (this.facts !== facts) this.indexes.clear();
    this.facts = facts;
    const partner = partnerId === undefined ? NONE : facts.partners.find(partnerId);
    return subject.types.flatMap((type) => {
      const table: FactTable = facts.table(type);
      const keys = subject.keys.map((key) => numberOf(facts, table, key, data[key], partner));
      const [first] = keys;
      if (first === undefined) return [];
      return this.indexOf(table, subject.keys[0])
        .rows(first)
        .filter((row) => table.to.at(row) === Infinity)
        .filter((row) => subject.keys.every((key, i) => table.column(key).at(row) === keys[i]))
        .map((row) => observedIn(facts, table, row));
    });
  }

  private indexOf(table: FactTable, path: ColumnName): RowsByKey {
    const { name } = table.type;
    const known = this.indexes.get(name) ?? new RowsByKey(table, path);
    this.indexes.set(name, known);
    return known;
  }
}

/** Number of a key as the table stores it; undefined when nothing with that key is known. */
function numberOf(
  facts: FactStore,
  table: FactTable,
  path: ColumnName,
  key: unknown,
  partner: number | undefined,
): number | undefined {
  const spec = table.specOf(path);
  if (typeof key !== 'string' || (spec.kind !== 'id' && spec.kind !== 'pseudonym')) return undefined;
  const own = spec.kind === 'id' ? spec.unique === 'partner' : spec.of === 'person';
  if (own && partner === undefined) return undefined;
  return facts.dictionary(spec.of).find(own ? `${partner ?? NONE}|${key}` : key);
}

/** The columns of a row are those of its type: data are upcast when they are taken in. */
const observedIn = (facts: FactStore, table: FactTable, row: number) =>
  ({
    entryId: facts.idAt(table.entryPosition.at(row)),
    name: table.type.name,
    partnerId: facts.partnerOf(table, row),
    data: { ...table.values(row), occurredOn: dateOf(table.day.at(row)) },
  }) as Observed;

/** The rows of each key, as a list through the rows: rows are only ever added, and closed. */
class RowsByKey {
  private readonly last: number[] = [];
  private readonly before: number[] = [];

  constructor(
    private readonly table: FactTable,
    private readonly path: ColumnName,
  ) {}

  rows(key: number): readonly number[] {
    const column = this.table.column(this.path);
    for (let row = this.before.length; row < this.table.length; row++) {
      this.before.push(this.last[column.at(row)] ?? NONE);
      this.last[column.at(row)] = row;
    }
    const found: number[] = [];
    for (let row = this.last[key] ?? NONE; row !== NONE; row = this.before[row] ?? NONE) found.push(row);
    return found;
  }
}
