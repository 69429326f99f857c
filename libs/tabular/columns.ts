import {
  fieldLabel,
  type EventType,
  type Field,
  type Fields,
  type FieldSpec,
  type Label,
} from '#libs/programme';

/** A column that a file of an event type may have; made of the type's fields, so that nothing is described twice. */
export interface FileColumn {
  /** Path in the data: `channel`, `saving.gasM3`. */
  readonly path: readonly string[];
  readonly spec: FieldSpec;
  readonly label: Label;
  /**
   * A file without it is refused. A column of an optional group is needed only where another of that group is filled
   * in.
   */
  readonly required: boolean;
  /** Within its group it cannot be left out. */
  readonly requiredInGroup: boolean;
}

/** The sender's own reference of a row; with it a row sent again is known for the same, whatever else changed. */
export const REFERENCE = { nl: 'Eigen kenmerk', en: 'Own reference' } as const satisfies Label;
/** Where a file of faults tells them; passed over when it is sent again. */
export const FAULTS = { nl: 'Fouten', en: 'Faults' } as const satisfies Label;
/** The reference of the example row of a template, which is never taken for data. */
export const EXAMPLE = { nl: 'VOORBEELD', en: 'EXAMPLE' } as const satisfies Label;

/** Columns of a file that corrects entries which are there, by what they mean; of such a file alone. */
export const AMENDING = {
  entry: { nl: 'Nummer van de gebeurtenis', en: 'Entry id' },
  version: { nl: 'Versie', en: 'Version' },
  action: { nl: 'Actie', en: 'Action' },
  why: { nl: 'Reden van de wijziging', en: 'Reason for the change' },
  whyText: { nl: 'Toelichting op de wijziging', en: 'Explanation of the change' },
} as const satisfies Readonly<Record<string, Label>>;
export type AmendingColumn = keyof typeof AMENDING;
/** Whether a column is one of those that say how an entry is amended. */
export const isAmending = (name: unknown): name is AmendingColumn =>
  typeof name === 'string' && Object.hasOwn(AMENDING, name);
/** How an entry stands, told in such a file and not read. */
export const STANDING = { nl: 'Stand', en: 'Standing' } as const satisfies Label;

const known = new Map<EventType, readonly FileColumn[]>();

/** The columns of a type's files, in the order of its fields. */
export function fileColumns(type: EventType): readonly FileColumn[] {
  let columns = known.get(type);
  if (!columns) {
    columns = flatten(type.fields);
    known.set(type, columns);
  }
  return columns;
}

function flatten(fields: Fields): readonly FileColumn[] {
  return Object.entries(fields).flatMap(([name, { spec, optional }]: [string, Field]) => {
    const label = fieldLabel(name);
    if (spec.kind !== 'object') return [column([name], spec, label, !optional, !optional)];
    return Object.entries(spec.fields).map(([inner, field]) => {
      const of = fieldLabel(inner);
      const both = { nl: `${label.nl}: ${of.nl}`, en: `${label.en}: ${of.en}` };
      return column([name, inner], field.spec, both, !optional && !field.optional, !field.optional);
    });
  });
}

function column(
  path: readonly string[],
  spec: FieldSpec,
  label: Label,
  required: boolean,
  requiredInGroup: boolean,
): FileColumn {
  return { path, spec, label, required, requiredInGroup };
}
