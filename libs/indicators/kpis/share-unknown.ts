import {
  boundsOf,
  type ColumnName,
  type ColumnOf,
  type EventName,
  EXPERIMENT_ROOM,
  INTERVENTION,
  LINKAGE,
  type Course,
} from '#libs/programme';
import type { EffectiveEntries } from '../facts/effective-entries.js';
import { sumOf } from '../counted.js';
import { NONE, type FactTable } from '../facts/fact-table.js';
import { levelOfRoom, levelRowsOfRoom } from '../facts/room-level.js';
import { plannedWork, triggerOf } from '../facts/planned-works.js';
import { latestValues, type FactRow } from '../facts/latest-values.js';
import { exclusive, kpi } from '../define-kpi.js';
import { missingIn, partIn } from '../part.js';
import type { MeasureContext } from '../measure-context.js';

/** Which entries should say where they belong in a split, and whether one does. */
interface SplitSource {
  readonly dimension: string;
  readonly of: readonly EventName[];
  readonly says: (entries: EffectiveEntries, table: FactTable) => (row: number) => boolean;
  /** How many of some rows do not, where it is a matter of the rows' own column. */
  readonly missing?: (table: FactTable, rows: Int32Array) => number;
  /** The other entries that say it of one. */
  readonly by?: (entries: EffectiveEntries, table: FactTable, row: number) => readonly FactRow[];
}

const own = <N extends EventName>(dimension: ColumnOf<N>, ...of: readonly N[]): SplitSource => ({
  dimension,
  of,
  says: (_, table) => {
    const part = partIn(table, dimension);
    return (row) => part(row) !== NONE;
  },
  missing: (table, rows) => missingIn(table, dimension, rows),
});

/** Said by any step of something with a life cycle. */
const step = (
  dimension: string,
  path: ColumnName,
  course: Course,
  ...of: readonly EventName[]
): SplitSource => {
  const [id] = course.identity;
  return {
    dimension,
    of,
    says: (entries, table) => {
      const latest = latestValues(entries, course, path);
      return (row) => latest.has(table.column(id).at(row));
    },
    by: (entries, table, row) =>
      [latestValues(entries, course, path).get(table.column(id).at(row))].filter(
        (latest) => latest !== undefined,
      ),
  };
};

/**
 * Where X.4 looks for the werklijnen of an intervention: in what says that it is planned or started, not in how it
 * ended.
 */
const STARTING: Course = {
  identity: INTERVENTION.identity,
  steps: Object.fromEntries(boundsOf(INTERVENTION).begins.map((name) => [name, {}])),
};

/** Every dimension in which a KPI is split by what an entry says, with the entries that the split puts into parts. */
const SPLIT_SOURCES: readonly SplitSource[] = [
  own('channel', 'HouseholdApproached', 'HouseholdReached'),
  own('tenure', 'HouseholdReached'),
  own('ageBand', 'ParticipantEnrolled'),
  own('group', 'ParticipantEnrolled'),
  own('residentOfNeighbourhood', 'ParticipantEnrolled'),
  own('kind', 'TrainingCompleted', 'PlacementStarted', 'ObstacleReported'),
  own('field', 'TrainingCompleted'),
  own('sector', 'PlacementStarted'),
  own('measure', 'MeasureInstalled'),
  own('scheme', 'FinancingArranged', 'FinancingWithdrawn', 'FinancingPaid'),
  own('form', 'ResidentInitiativeSupported'),
  {
    dimension: 'level',
    of: ['ObstacleReported', 'ExperimentRoomGranted', 'ExperimentRoomDenied'],
    says: (entries, table) =>
      table.has('level')
        ? own('level').says(entries, table)
        : (row) => levelOfRoom(entries, table.column('requestId').at(row)) !== NONE,
    by: (entries, table, row) =>
      table.has('level') ? [] : levelRowsOfRoom(entries, table.column('requestId').at(row)),
  },
  own('addressedTo', 'ObstacleReported'),
  {
    dimension: 'trigger',
    of: ['PublicSpaceWorkDelivered'],
    says: (entries, table) => (row) => triggerOf(entries, table.column('workId').at(row)) !== NONE,
    by: (entries, table, row) =>
      [plannedWork(entries, table.column('workId').at(row))].filter((plan) => plan !== undefined),
  },
  step('werklijn', 'werklijnen', STARTING, 'InterventionStarted'),
  step('scale', 'scale', LINKAGE, 'LinkageRealised', 'LinkageMissed'),
  step('authority', 'authority', EXPERIMENT_ROOM, 'ExperimentRoomGranted', 'ExperimentRoomDenied'),
];

/** The same of one area, of every dimension, where nobody asks what it is made of. */
function countUnknown(context: MeasureContext) {
  let [numerator, denominator] = [0, 0];
  for (const { of, says, missing } of SPLIT_SOURCES)
    for (const name of of) {
      const rows = context.rows(name);
      if (rows.length === 0) continue;
      const table = context.entries.store.table(name);
      numerator += missing ? missing(table, rows) : untold(says(context.entries, table), rows);
      denominator += rows.length;
    }
  return { numerator, denominator };
}

function untold(isKnown: (row: number) => boolean, rows: Int32Array): number {
  let count = 0;
  for (const row of rows) if (!isKnown(row)) count++;
  return count;
}

/**
 * KPI Q.4 — KPIS.md version 1: unknown / total per split dimension. An entry with occurredOn in T,A counts once for
 * every dimension that its type is split by in another KPI; it is unknown there when it says UNKNOWN or nothing.
 * Where the answer stands in another entry (the trigger of a work in its plan, the scale of a linkage in an earlier
 * step), that is asked. The parts are the dimensions; their numerators and denominators sum to the whole. Lower is
 * better.
 */
export const shareUnknown = kpi({
  code: 'Q.4',
  kind: 'share',
  outside: 'WITHHELD',
  label: { nl: 'Aandeel onbekend', en: 'Share unknown' },
  unit: { nl: '% van de gevraagde kenmerken', en: '% of the characteristics asked for' },
  formula: {
    nl: 'Onbekende kenmerken gedeeld door alle kenmerken waarnaar wordt uitgesplitst, van de gebeurtenissen in de periode en het gebied',
    en: 'Characteristics unknown over all characteristics that figures are split by, of the events in the period and area',
  },
  addsUpOver: ['periods', 'areas', 'parts'],
  ascending: false,
  inputs: [...new Set(SPLIT_SOURCES.flatMap(({ of }) => of))],
  splits: [
    { dimension: 'dimension', addsUp: true, keys: SPLIT_SOURCES.map(({ dimension }) => dimension) },
    exclusive('partner'),
  ],
  measure(context) {
    const found = context.perArea('unknown', countUnknown);
    if (found) return sumOf(['numerator', 'denominator'], found);
    const only = context.part?.dimension === 'dimension' ? context.part.value : undefined;
    let [numerator, denominator] = [0, 0];
    SPLIT_SOURCES.forEach(({ of, says, by }, i) => {
      if (only !== undefined && only !== i) return;
      for (const name of of) {
        const table = context.entries.store.table(name);
        const rows = context.rows(name);
        if (rows.length === 0) continue;
        const isKnown = says(context.entries, table);
        for (const row of rows) if (!isKnown(row)) numerator++;
        context.traceAll(table, rows);
        if (by && context.traced)
          for (const row of rows)
            for (const other of by(context.entries, table, row)) context.trace(other.table, other.row);
        denominator += rows.length;
      }
    });
    return { numerator, denominator };
  },
});
