import { NONE } from '../facts/fact-table.js';
import { saidLast } from '../facts/said-last.js';
import type { Kpi } from '../kpi.js';
import type { Question } from '../question.js';

const STEPS = ['Requested', 'Granted', 'Denied', 'Applied', 'Evaluated', 'Embedded'].map(
  (step) => `ExperimentRoom${step}`,
);

/**
 * KPI X.3 — KPIS.md version 1: num granted / den granted + denied in T (and A), distinct requests; by authority, which is
 * that of the request's latest step by position that says so.
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
  splits: [
    { dimension: 'partner', addsUp: true },
    { dimension: 'authority', addsUp: true, of: STEPS },
  ],
  measure(q) {
    const granted = requests(q, 'ExperimentRoomGranted');
    const denied = requests(q, 'ExperimentRoomDenied');
    return { numerator: granted, denominator: granted + denied, components: { granted, denied } };
  },
};

function requests(q: Question, typeName: string): number {
  const found = new Set<number>();
  q.eachWhole(typeName, (row, table) => {
    const request = table.column('requestId').at(row);
    const inPart =
      q.part?.dimension === 'authority' ? authority(q, request) === q.part.value : q.inPart(table, row);
    if (!inPart) return;
    found.add(request);
    q.trace(table, row);
  });
  return found.size;
}

function authority(q: Question, request: number): number {
  const said = saidLast(q.at, STEPS, 'requestId', 'authority').get(request);
  return said ? said.table.column('authority').at(said.row) : NONE;
}
