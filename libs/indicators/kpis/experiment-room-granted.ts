import { type EventName, EXPERIMENT_ROOM, stepNames } from '#libs/programme';
import { NONE, type FactTable } from '../facts/fact-table.js';
import { levelOfRoom } from '../facts/room-level.js';
import { latestValues } from '../facts/latest-values.js';
import { exclusive, kpi } from '../define-kpi.js';
import type { MeasureContext } from '../measure-context.js';

/**
 * KPI X.3 — KPIS.md version 1: num granted / den granted + denied in T (and A), distinct requests; by authority,
 * which is that of the request's latest step by position that says so, and by level, which is that of its obstacle.
 */
export const experimentRoomGranted = kpi({
  code: 'X.3',
  kind: 'share',
  outside: 'OPEN',
  label: { nl: 'Experimenteerruimte toegekend', en: 'Room to experiment granted' },
  unit: { nl: '% van de besliste verzoeken', en: '% of requests decided' },
  formula: {
    nl: 'Toegekende verzoeken gedeeld door toegekende en afgewezen verzoeken, in de periode en het gebied',
    en: 'Requests granted over requests granted and denied, in the period and area',
  },
  addsUpOver: ['periods', 'areas', 'parts'],
  inputs: ['ExperimentRoomGranted', 'ExperimentRoomDenied'],
  components: {
    granted: { nl: 'Toegekend', en: 'Granted' },
    denied: { nl: 'Afgewezen', en: 'Denied' },
  },
  splits: [
    exclusive('partner'),
    exclusive('authority', stepNames(EXPERIMENT_ROOM)),
    exclusive('level', ['ObstacleReported']),
  ],
  measure(context) {
    const granted = requests(context, 'ExperimentRoomGranted');
    const denied = requests(context, 'ExperimentRoomDenied');
    return { numerator: granted, denominator: granted + denied, components: { granted, denied } };
  },
});

function requests(context: MeasureContext, typeName: EventName): number {
  const found = new Set<number>();
  context.eachWhole(typeName, (row, table) => {
    const request = table.column('requestId').at(row);
    if (!inPart(context, request, table, row)) return;
    found.add(request);
    context.trace(table, row);
  });
  return found.size;
}

function inPart(context: MeasureContext, request: number, table: FactTable, row: number): boolean {
  switch (context.part?.dimension) {
    case 'authority':
      return authority(context, request) === context.part.value;
    case 'level':
      return levelOfRoom(context.entries, request) === context.part.value;
    default:
      return context.inPart(table, row);
  }
}

function authority(context: MeasureContext, request: number): number {
  const latest = latestValues(context.entries, EXPERIMENT_ROOM, 'authority').get(request);
  return latest ? latest.table.column('authority').at(latest.row) : NONE;
}
