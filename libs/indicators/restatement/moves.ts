import { dateOf, dayOf, PROGRAMME_START } from '#libs/programme';
import { KPIS } from '../definitions.js';
import { EffectiveEntries } from '../facts/effective-entries.js';
import { isKeptWhole } from '../facts/documents.js';
import type { FactStore } from '../facts/fact-store.js';
import { NONE, type FactTable } from '../facts/fact-table.js';
import { isPause, type InSteps } from '../in-steps.js';
import { parsePeriod, type Period } from '../period.js';
import { programmeRegisterAt } from '../programme-register.js';
import { periodsAt } from '../reporting/periods.js';
import { changesBetween, type Changes } from './changes.js';
import { Components } from './components.js';
import { scopeOf } from '../scope.js';
import { versionFor } from '../versions.js';
import { calculate } from '../figures/calculator.js';
import type { Figure } from '../figures/figure.js';

/** A figure that is another one at the later of two positions. */
export interface Move {
  readonly before: Figure;
  readonly after: Figure;
}

/** What moves, as far as it has been looked at. */
export interface Moves {
  readonly moved: Move[];
  /** Figures that were computed at both positions. */
  looked: number;
  /** Figures that were not: beyond the bound. */
  left: number;
}

export interface MovesRequest {
  readonly from: number;
  readonly to: number;
  /** referenceDate as a day, of both sides: what moves by time alone is no move. */
  readonly referenceDay: number;
  /** Figures computed at most. */
  readonly most: number;
}

/**
 * Which figures the events between two positions move: every KPI, in the areas, their municipalities and the
 * programme, over the quarters and reporting periods that they may reach, newest first. An event reaches what
 * shares a key with it: the area and quarter of every entry of the same household, dwelling, work …, before and
 * after. Fills `into` as it goes, so that what was found stands when the work is given up.
 */
export function* movesBetween(
  store: FactStore,
  { from, to, referenceDay, most }: MovesRequest,
  into: Moves,
): InSteps<void> {
  const changes = yield* changesBetween(store, from, to);
  const sides = [new EffectiveEntries(store, from), new EffectiveEntries(store, to)] as const;
  const reach = yield* reachOf(sides, changes, referenceDay);
  const scopes = scopesOf(sides, reach.areas);
  const periods = periodsBetween(sides, reach);
  into.left = scopes.length * periods.length * KPIS.length;
  for (const period of periods)
    for (const code of scopes)
      for (const latest of KPIS) {
        if (into.looked >= most) return;
        const [before, after] = sides.map((entries) =>
          figureAt(entries, latest.code, code, period, referenceDay),
        );
        into.looked++;
        into.left--;
        if (before && after && differs(before, after)) into.moved.push({ before, after });
        yield;
      }
}

const differs = (before: Figure, after: Figure): boolean =>
  before.status !== after.status || before.value !== after.value;

function figureAt(
  entries: EffectiveEntries,
  code: string,
  scopeCode: string,
  period: Period,
  referenceDay: number,
): Figure | undefined {
  const latest = KPIS.find((kpi) => kpi.code === code);
  const kpi = latest && versionFor(entries, latest, period);
  const scope = scopeOf(entries, scopeCode);
  return kpi && scope && calculate({ entries, kpi, scope, period, referenceDay });
}

/** The entries at the earlier and the later position: what one of them does not know may move as well. */
type Sides = readonly [earlier: EffectiveEntries, later: EffectiveEntries];

/** Areas by number, and days, inclusive. */
interface Reach {
  readonly areas: Set<number>;
  first: number;
  last: number;
}

function* reachOf(sides: Sides, changes: Changes, referenceDay: number): InSteps<Reach> {
  const { store } = sides[1];
  // What is of the register, of reporting or links households may be felt anywhere.
  const everything = changes.slots.some(
    (slot) => isKeptWhole(changes.tableAt(slot).type.name) || changes.causeAt(slot) === 'links',
  );
  const reach: Reach = everything ? anywhere(sides) : { areas: new Set(), first: Infinity, last: -Infinity };
  const groups = yield* Components.of(store);
  const touched = new Set<number>();
  const take = (table: FactTable, row: number): void => {
    if (isKeptWhole(table.type.name)) return;
    const area = table.area.at(row);
    if (area < store.areas.size) reach.areas.add(area);
    const day = table.day.at(row);
    if (day === NONE) return;
    reach.first = Math.min(reach.first, day);
    reach.last = Math.max(reach.last, day);
  };
  for (const slot of changes.slots) {
    const { table, opened, closed } = changes.at(slot);
    for (const row of [opened, closed])
      if (row !== undefined) {
        take(table, row);
        touched.add(groups.groupOf(table, row));
      }
  }
  // Of group 0 are the rows without a key: they share nothing.
  touched.delete(0);
  for (const table of store.allTables()) {
    if (isKeptWhole(table.type.name)) continue;
    for (let row = 0; row < table.length; row++) {
      if (isPause(row)) yield;
      if (everything || touched.has(groups.groupOf(table, row))) take(table, row);
    }
  }
  // What stands at a period's end stands in later ones too.
  reach.last = Math.max(reach.last, referenceDay);
  return reach;
}

/** Every area, from the programme's start on, and every reporting period. */
function anywhere(sides: Sides): Reach {
  const periods = sides.flatMap((entries) => periodsAt(entries));
  return {
    areas: new Set(Array.from({ length: sides[1].store.areas.size }, (_, area) => area)),
    first: Math.min(dayOf(PROGRAMME_START), ...periods.map(({ from }) => from)),
    last: Math.max(dayOf(PROGRAMME_START), ...periods.map(({ to }) => to)),
  };
}

/** The neighbourhoods, then the municipalities they are or were in, then the programme: what both sides know. */
function scopesOf(sides: Sides, areas: ReadonlySet<number>): readonly string[] {
  const ids = [...areas].map((area) => sides[1].store.areas.text(area));
  const municipalities = sides.flatMap((entries) => {
    const { neighbourhoods } = programmeRegisterAt(entries);
    return ids.flatMap((id) => neighbourhoods.get(id)?.municipalityCode ?? []);
  });
  return [...ids.sort(), ...[...new Set(municipalities)].sort(), 'NL'].filter((code) =>
    sides.every((entries) => scopeOf(entries, code) !== undefined),
  );
}

/** The quarters and the opened reporting periods that touch a range of days, newest first. */
function periodsBetween(sides: Sides, { first, last }: Reach): readonly Period[] {
  const periods = new Map<string, Period>();
  for (let day = last; day >= first;) {
    const [year, month] = dateOf(day).split('-');
    const period = parsePeriod(`${year}-Q${Math.ceil(Number(month) / 3)}`);
    if (!period) break;
    periods.set(period.code, period);
    day = period.from - 1;
  }
  for (const { period: code, from, to } of sides.flatMap((entries) => periodsAt(entries))) {
    const period = parsePeriod(code);
    if (period && from <= last && to >= first) periods.set(code, period);
  }
  return [...periods.values()].sort((a, b) => b.to - a.to || b.from - a.from);
}
