import { fieldLabel, type ColumnName, type Label } from '#libs/programme';

/** What a figure can be split by: the partner, the werklijn, the dimension of Q.4, or a column of the events. */
export type Dimension = 'partner' | 'werklijn' | 'dimension' | ColumnName;

/** What people call those that are no field, or that are called otherwise than the field: shorter, above a table. */
const OWN_LABELS: Readonly<Partial<Record<Dimension, Label>>> = {
  partner: { nl: 'Partner', en: 'Partner' },
  werklijn: { nl: 'Werklijn', en: 'Work stream' },
  tenure: { nl: 'Eigendom', en: 'Tenure' },
  ageBand: { nl: 'Leeftijd', en: 'Age' },
  group: { nl: 'Groep', en: 'Group' },
  residentOfNeighbourhood: { nl: 'Uit de wijk', en: 'From the area' },
  measure: { nl: 'Maatregel', en: 'Measure' },
  form: { nl: 'Vorm', en: 'Form' },
  scale: { nl: 'Schaal', en: 'Scale' },
  level: { nl: 'Niveau', en: 'Level' },
  dimension: { nl: 'Kenmerk', en: 'Characteristic' },
};

/** What people call a dimension. */
export const dimensionLabel = (dimension: Dimension): Label => OWN_LABELS[dimension] ?? fieldLabel(dimension);

/** What a KPI's definition can be told: numbers (each in the unit its name says) and lists of codes. */
export type Parameters = Readonly<Record<string, number | readonly string[]>>;
