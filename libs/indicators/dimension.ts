/** What figures can be split by: the partner, the werklijn, or a column of the events. */
export const DIMENSIONS = [
  'partner',
  'werklijn',
  'channel',
  'tenure',
  'trigger',
  'ageBand',
  'group',
  'residentOfNeighbourhood',
  'kind',
  'field',
  'sector',
  'measure',
  'scheme',
  'form',
  'scale',
  'level',
  'addressedTo',
  'authority',
  'dimension',
] as const;

export type Dimension = (typeof DIMENSIONS)[number];

/** What a KPI's definition can be told: numbers (each in the unit its name says) and lists of codes. */
export type Parameters = Readonly<Record<string, number | readonly string[]>>;
