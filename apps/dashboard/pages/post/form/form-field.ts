import type { EventField } from '../../../graphql/entries.ts';
import type { FormValues } from './field-values.ts';

/** A field as a form asks it: with a hint of its own where its kind does not say enough. */
export type FormField = EventField & {
  readonly hint?: string;
  /** What can be chosen, where that is more than the codes of the schema. */
  readonly options?: readonly (readonly [value: string, label: string])[];
};

/** How a form asks for the data of an event: people fill in names, the plan makes ids and codes of them. */
export interface FormPlan {
  /** The fields to fill in, in order, given what is filled in so far. */
  readonly fields: (values: FormValues) => readonly FormField[];
  /** The data to post from what was filled in. */
  readonly data: (filled: Record<string, unknown>) => Record<string, unknown>;
  readonly initial: FormValues;
}
