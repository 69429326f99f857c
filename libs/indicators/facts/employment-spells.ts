import type { ColumnOf } from '#libs/programme';
import type { EffectiveEntries } from './effective-entries.js';
import { rowsBy } from './by-key.js';
import { eachOf, groupBy } from './grouped.js';
import { isBefore } from './order.js';

export interface SpellRules {
  /** Kinds of placement that count, and the fewest hours a week. */
  readonly kinds: readonly string[];
  readonly minimumHours: number;
  /** A placement joins when it starts at most so many days after the latest end. */
  readonly gapDays: number;
}

/** A chain of placements of one (partner, person), KPIS.md 2.5; rows of PlacementStarted, the first one first. */
export interface EmploymentSpell {
  readonly placements: number[];
  /** Latest end; Infinity while a placement has none. */
  latestEnd: number;
  /** Latest of all confirmedOn and endedOn; -Infinity without any. */
  evidence: number;
}

/** Every spell at a position, of starts, confirmations and ends up to the reference day. */
export function employmentSpells(
  entries: EffectiveEntries,
  referenceDay: number,
  rules: SpellRules,
): readonly EmploymentSpell[] {
  return entries.memo(`spells|${referenceDay}|${JSON.stringify(rules)}`, () => {
    const { table, rows } = entries.all('PlacementStarted');
    const counted = rows.filter((row) => table.day.at(row) <= referenceDay && counts(entries, row, rules));
    const person = table.column('personKey');
    const size = entries.store.dictionary('person').size;
    const sorted = counted.sort((a, b) => (isBefore(table, a, b) ? -1 : 1));
    const byPerson = groupBy(sorted, size, (row) => person.at(row));
    const found: EmploymentSpell[] = [];
    for (let who = 0; who < size; who++) {
      let spell: EmploymentSpell | undefined;
      eachOf(byPerson, who, (row) => {
        if (!spell || table.day.at(row) > spell.latestEnd + rules.gapDays) {
          spell = { placements: [], latestEnd: -Infinity, evidence: -Infinity };
          found.push(spell);
        }
        join(entries, referenceDay, spell, row);
      });
    }
    return found;
  });
}

/** Whether a PlacementStarted is of a kind and size that counts (KPIS.md 2.3). */
export function counts(
  entries: EffectiveEntries,
  row: number,
  { kinds, minimumHours }: Omit<SpellRules, 'gapDays'>,
): boolean {
  const table = entries.store.table('PlacementStarted');
  const kind = table.codes('kind')[table.column('kind').at(row)];
  return kind !== undefined && kinds.includes(kind) && table.column('hoursPerWeek').at(row) >= minimumHours;
}

function join(entries: EffectiveEntries, referenceDay: number, spell: EmploymentSpell, row: number): void {
  spell.placements.push(row);
  const placement = entries.store.table('PlacementStarted').column('placementId').at(row);
  let end = -Infinity;
  eachEnd(entries, placement, referenceDay, (day) => (end = Math.max(end, day)));
  spell.latestEnd = Math.max(spell.latestEnd, end === -Infinity ? Infinity : end);
  spell.evidence = Math.max(spell.evidence, end);
  eachConfirmation(
    entries,
    placement,
    referenceDay,
    (day) => (spell.evidence = Math.max(spell.evidence, day)),
  );
}

type Visit = (day: number, row: number) => void;

/** Ends of a placement up to a day. */
export const eachEnd = (entries: EffectiveEntries, placement: number, until: number, visit: Visit): void =>
  eachDated(entries, 'PlacementEnded', 'endedOn', placement, until, visit);

/** Confirmations of a placement up to a day. */
export const eachConfirmation = (
  entries: EffectiveEntries,
  placement: number,
  until: number,
  visit: Visit,
): void => eachDated(entries, 'PlacementConfirmed', 'confirmedOn', placement, until, visit);

function eachDated<N extends 'PlacementConfirmed' | 'PlacementEnded'>(
  entries: EffectiveEntries,
  typeName: N,
  path: ColumnOf<N>,
  placement: number,
  until: number,
  visit: Visit,
): void {
  const days = entries.store.table(typeName).column(path);
  rowsBy(entries, typeName, 'placementId').each(placement, (row) => {
    if (days.at(row) <= until) visit(days.at(row), row);
  });
}
