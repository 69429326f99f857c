import { KPIS } from './definitions.js';
import type { Dimension } from './dimension.js';

/** Every dimension that some KPI is split by, in the order in which they come. */
export const DIMENSIONS: readonly Dimension[] = [
  ...new Set(KPIS.flatMap(({ splits }) => splits.map(({ dimension }) => dimension))),
];
