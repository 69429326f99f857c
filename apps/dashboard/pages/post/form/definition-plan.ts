import type { KpiDefinition } from '../../../graphql/programme.ts';
import type { FormField, FormPlan } from './form-field.ts';
import type { FormValues } from './field-values.ts';

export type Label = KpiDefinition['label'];

/** An indicator whose definition has parameters, as its last version has them. */
export interface Definition {
  readonly code: string;
  readonly name: string;
  readonly nextVersion: number;
  readonly parameters: readonly DefinedParameter[];
}

export interface DefinedParameter {
  readonly name: string;
  readonly label: Label;
  readonly unit: string | undefined;
  readonly choices: readonly { readonly code: string; readonly label: Label }[];
  readonly number: number | null;
  readonly codes: readonly string[] | null;
  /** What it is now, in words: "Nu: 90 dagen". */
  readonly now: string;
}

export type Definitions = readonly Definition[];

const NAMED = 'parameter:';

/**
 * A new version of a definition: the indicator is chosen, and each of its parameters is shown by name, with its unit
 * and its present value, to be changed. The number of the version follows from the last one.
 */
export function definitionPlan(all: readonly FormField[], definitions: Definitions): FormPlan {
  const one = (name: string): FormField[] => all.filter((field) => field.name === name);
  const chosen = (values: FormValues): Definition | undefined =>
    definitions.find(({ code }) => code === values['code']);
  const choice = one('code').map((field) => ({
    ...field,
    label: { nl: 'Indicator', en: 'Indicator' },
    options: definitions.map(({ code, name }) => [code, name] as const),
  }));
  return {
    fields: (values) => [
      ...choice,
      ...(chosen(values)?.parameters ?? []).map(fieldOf),
      ...one('validFrom'),
      ...one('reason'),
    ],
    initial: {},
    data: (filled) => {
      const definition = chosen(filled as FormValues);
      const rest = Object.entries(filled).filter(([name]) => !name.startsWith(NAMED));
      return {
        ...Object.fromEntries(rest),
        version: definition?.nextVersion,
        parameters: (definition?.parameters ?? []).flatMap((parameter) => changed(parameter, filled)),
      };
    },
  };
}

const fieldOf = ({ name, label, unit, choices, number, now }: DefinedParameter): FormField => ({
  name: `${NAMED}${name}`,
  label,
  kind: number === null ? 'code' : 'number',
  required: false,
  list: number === null,
  min: number === null ? null : 0,
  max: number === null ? null : 1_000_000,
  unit: unit ?? null,
  codes: [...choices],
  known: [],
  course: null,
  fields: [],
  hint: now,
});

/** What was filled in for a parameter and is another than it was. */
function changed(
  { name, number, codes }: DefinedParameter,
  filled: Readonly<Record<string, unknown>>,
): readonly Readonly<Record<string, unknown>>[] {
  const value = filled[`${NAMED}${name}`];
  if (value === undefined || JSON.stringify(value) === JSON.stringify(number ?? codes)) return [];
  return [typeof value === 'number' ? { name, number: value } : { name, codes: value }];
}
