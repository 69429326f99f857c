import { type EventName, EXPERIMENT_ROOM, stepNames } from '#libs/programme';
import { NONE, type FactTable } from '../facts/fact-table.js';
import { levelOfRoom } from '../facts/room-level.js';
import { latestValues } from '../facts/said-last.js';
import type { Kpi } from '../kpi.js';
import type { Question } from '../question.js';

/**
 * KPI X.3 — KPIS.md version 1: num granted / den granted + denied in T (and A), distinct requests; by authority, which is
 * that of the request's latest step by position that says so, and by level, which is that of its obstacle.
 */
export const experimentRoomGranted: Kpi = {
  code: 'X.3',
  version: 1,
  werklijn: undefined,
  label: { nl: 'Experimenteerruimte toegekend', en: 'Room to experiment granted' },
  unit: { nl: '% van de besliste verzoeken', en: '% of requests decided' },
  formula: {
    nl: 'Toegekende verzoeken gedeeld door toegekende en afgewezen verzoeken, in de periode en het gebied',
    en: 'Requests granted over requests granted and denied, in the period and area',
  },
  source: 'KPIS.md, version 1, X.3',
  addsUpOver: ['periods', 'areas', 'parts'],
  ascending: true,
  parameters: {},
  inputs: ['ExperimentRoomGranted', 'ExperimentRoomDenied'],
  components: {
    granted: { nl: 'Toegekend', en: 'Granted' },
    denied: { nl: 'Afgewezen', en: 'Denied' },
  },
  splits: [
    { dimension: 'partner', addsUp: true },
    { dimension: 'authority', addsUp: true, of: stepNames(EXPERIMENT_ROOM) },
    { dimension: 'level', addsUp: true, of: ['ObstacleReported'] },
  ],
  measure(q) {
    const granted = requests(q, 'ExperimentRoomGranted');
    const denied = requests(q, 'ExperimentRoomDenied');
    return { numerator: granted, denominator: granted + denied, components: { granted, denied } };
  },
};

function requests(q: Question, typeName: EventName): number {
  const found = new Set<number>();
  q.eachWhole(typeName, (row, table) => {
    const request = table.column('requestId').at(row);
    if (!inPart(q, request, table, row)) return;
    found.add(request);
    q.trace(table, row);
  });
  return found.size;
}

function inPart(q: Question, request: number, table: FactTable, row: number): boolean {
  switch (q.part?.dimension) {
    case 'authority':
      return authority(q, request) === q.part.value;
    case 'level':
      return levelOfRoom(q.at, request) === q.part.value;
    default:
      return q.inPart(table, row);
  }
}

function authority(q: Question, request: number): number {
  const said = latestValues(q.at, EXPERIMENT_ROOM, 'authority').get(request);
  return said ? said.table.column('authority').at(said.row) : NONE;
}
