import type { EventField } from '../../../graphql/entries.ts';
import { innerFields } from '../../post/form/field-values.ts';

/** A field that a column may go to. */
export interface Target {
  readonly path: string;
  readonly label: { readonly nl: string; readonly en: string };
  readonly required: boolean;
  readonly field: EventField;
}

/** The fields of a type that a column may go to, groups one level deep. */
export const targetsOf = (fields: readonly EventField[]): readonly Target[] =>
  fields.flatMap((field): readonly Target[] => {
    if (field.kind !== 'object' || field.list)
      return [
        {
          path: field.name,
          label: field.label,
          required: field.required && !(field.list && (field.min ?? 0) === 0),
          field,
        },
      ];
    return innerFields(field).map((inner) => ({
      path: `${field.name}.${inner.name}`,
      label: { nl: `${field.label.nl}: ${inner.label.nl}`, en: `${field.label.en}: ${inner.label.en}` },
      required: false,
      field: inner,
    }));
  });
