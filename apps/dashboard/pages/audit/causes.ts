/** Why a figure differs between two states, in the order in which the difference is split. */
export const CAUSES_IN_ORDER = [
  'late',
  'corrections',
  'retractions',
  'links',
  'definition',
  'area',
  'disclosure',
] as const;
