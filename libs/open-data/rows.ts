import type { OpenArea, OpenEdition, OpenMeasure, OpenObservation } from './edition.js';
import { KIND_WORDS, NO_NUMBER, SPAN_WORDS, STATUS_WORDS } from './words.js';

/** An observation with what it is of. */
export interface OpenRow {
  readonly observation: OpenObservation;
  readonly measure: OpenMeasure;
  readonly area: OpenArea;
}

/** Every observation of an edition, in its order. Throws when one is of a measure or an area that is not there. */
export function rowsOf({ measures, areas, observations }: OpenEdition): readonly OpenRow[] {
  const measureOf = new Map(measures.map((one) => [one.code, one]));
  const areaOf = new Map(areas.map((one) => [one.code, one]));
  return observations.map((observation) => {
    const [measure, area] = [measureOf.get(observation.measure), areaOf.get(observation.area)];
    if (!measure || !area) throw new Error(`observation of ${observation.measure} in ${observation.area}`);
    return { observation, measure, area };
  });
}

/** A number, or the word that stands in its place. */
export const shown = ({ status, value }: OpenObservation): number | string =>
  status === 'OK' && value !== undefined ? value : NO_NUMBER[status === 'OK' ? 'ONLY_UNKNOWN' : status];

/** A column of the flat table: CSV, XLSX and ODS have the same, in this order. */
export interface OpenColumn {
  readonly name: string;
  readonly title: { readonly nl: string; readonly en: string };
  /** Datatype of CSVW. */
  readonly type: 'string' | 'date' | 'decimal';
  readonly cell: (row: OpenRow, edition: OpenEdition) => string | number | undefined;
}

const column = (
  name: string,
  nl: string,
  en: string,
  cell: OpenColumn['cell'],
  type: OpenColumn['type'] = 'string',
): OpenColumn => ({ name, title: { nl, en }, type, cell });

export const OPEN_COLUMNS: readonly OpenColumn[] = [
  column('rapportage', 'Rapportage', 'Edition', (_, { editionId }) => editionId),
  column('periode', 'Periode', 'Period', (_, { period }) => period),
  column('telling', 'Telling', 'Span', ({ observation }) => SPAN_WORDS[observation.span].nl),
  column(
    'van',
    'Van',
    'From',
    ({ observation: { span } }, { from, cumulativeFrom }) => (span === 'PERIOD' ? from : cumulativeFrom),
    'date',
  ),
  column('tot_en_met', 'Tot en met', 'Until', (_, { to }) => to, 'date'),
  column('maat', 'Maat', 'Measure', ({ measure }) => measure.code),
  column('maat_naam', 'Naam van de maat', 'Name of the measure', ({ measure }) => measure.label.nl),
  column('eenheid', 'Eenheid', 'Unit', ({ measure }) => measure.unit.nl),
  column('gebied', 'Gebied', 'Area', ({ area }) => area.code),
  column('gebied_naam', 'Naam van het gebied', 'Name of the area', ({ area }) => area.name),
  column('gebied_soort', 'Soort gebied', 'Kind of area', ({ area }) => KIND_WORDS[area.kind].nl),
  column('waarde', 'Waarde', 'Value', ({ observation }) => shown(observation), 'decimal'),
  column('status', 'Status', 'Status', ({ observation }) => STATUS_WORDS[observation.status].nl),
  column('ondergrens', 'Ondergrens', 'Lower bound', ({ observation }) => observation.lower, 'decimal'),
  column('bovengrens', 'Bovengrens', 'Upper bound', ({ observation }) => observation.upper, 'decimal'),
  column('onbekend', 'Onbekend', 'Unknown', ({ observation }) => observation.unknown, 'decimal'),
  column('streefwaarde', 'Streefwaarde', 'Target', ({ observation }) => observation.target, 'decimal'),
];
