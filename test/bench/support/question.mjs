import { FIRST_NEIGHBOURHOODS } from '../../../dist/libs/programme/index.js';

/** The quarter asked about; it ends before half of the log of programme-log.mjs. */
export const QUARTER = '2025-Q1';
/** The programme and its 16 neighbourhoods. */
export const everyScope = ['NL', ...FIRST_NEIGHBOURHOODS.map((area) => area.neighbourhoodId)];
export const clock = { now: () => Date.UTC(2027, 0, 1) };
/** Five KPIs that DuckDB is asked about too, and the day from which they are looked at. */
export const FIVE = ['1.1', '1.2', '1.3', '1.4', '1.5'];
export const REFERENCE = '2026-12-31';
