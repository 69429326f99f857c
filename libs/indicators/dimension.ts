import type { Label } from '#libs/programme';

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

export const DIMENSION_LABELS: Readonly<Record<Dimension, Label>> = {
  partner: { nl: 'Partner', en: 'Partner' },
  werklijn: { nl: 'Werklijn', en: 'Work stream' },
  channel: { nl: 'Kanaal', en: 'Channel' },
  tenure: { nl: 'Eigendom', en: 'Tenure' },
  trigger: { nl: 'Aanleiding', en: 'Trigger' },
  ageBand: { nl: 'Leeftijd', en: 'Age' },
  group: { nl: 'Groep', en: 'Group' },
  residentOfNeighbourhood: { nl: 'Uit de wijk', en: 'From the area' },
  kind: { nl: 'Soort', en: 'Kind' },
  field: { nl: 'Vakgebied', en: 'Field' },
  sector: { nl: 'Sector', en: 'Sector' },
  measure: { nl: 'Maatregel', en: 'Measure' },
  scheme: { nl: 'Regeling', en: 'Scheme' },
  form: { nl: 'Vorm', en: 'Form' },
  scale: { nl: 'Schaal', en: 'Scale' },
  level: { nl: 'Niveau', en: 'Level' },
  addressedTo: { nl: 'Gericht aan', en: 'Addressed to' },
  authority: { nl: 'Bevoegd gezag', en: 'Authority' },
  dimension: { nl: 'Kenmerk', en: 'Characteristic' },
};

/** What a KPI's definition can be told: numbers (each in the unit its name says) and lists of codes. */
export type Parameters = Readonly<Record<string, number | readonly string[]>>;
