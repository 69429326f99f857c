import { line } from './csv.js';
import type { OpenEdition, OpenStatus } from './edition.js';
import { rowsOf } from './rows.js';

/** CL_OBS_STATUS of SDMX: normal, suppressed, not collected, missing. */
const OBS_STATUS: Readonly<Record<OpenStatus, string>> = {
  OK: 'A',
  PROTECTED: 'Q',
  NO_DATA: 'L',
  NOT_MATURE: 'O',
  ONLY_UNKNOWN: 'O',
};

/** The time period as SDMX writes it: a half-year is `2025-S1`. */
const timePeriod = (code: string): string => code.replace('-H', '-S');

/**
 * SDMX-CSV 2.0 (SDMX 3.0). What is no number is NaN there, and OBS_STATUS and CONF_STATUS say why: C is what is
 * protected.
 */
export function openSdmx(edition: OpenEdition): string {
  let text = line([
    ...['STRUCTURE', 'STRUCTURE_ID', 'ACTION', 'MEASURE', 'REF_AREA', 'TIME_PERIOD', 'SPAN', 'OBS_VALUE'],
    ...['OBS_STATUS', 'CONF_STATUS', 'UNIT_MEASURE', 'LOWER_BOUND', 'UPPER_BOUND'],
  ]);
  for (const { observation: one, measure } of rowsOf(edition))
    text += line([
      ...['dataflow', 'WIJKSPOOR:CIJFERS(1.0)', 'I', one.measure, one.area, timePeriod(edition.period)],
      ...[one.span, one.status === 'OK' && one.value !== undefined ? one.value : 'NaN'],
      ...[OBS_STATUS[one.status], one.status === 'PROTECTED' ? 'C' : 'F'],
      ...[measure.unit.en, one.lower, one.upper],
    ]);
  return text;
}
