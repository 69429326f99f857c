/** Why a figure differs between two states, in the order in which the difference is split. */
export const CAUSES_IN_ORDER = [
  'late',
  'new',
  'corrections',
  'retractions',
  'links',
  'participation',
  'definition',
  'laterLook',
  'area',
  'disclosure',
] as const;
