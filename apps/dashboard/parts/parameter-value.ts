import type { KpiDefinition } from '../graphql/programme.ts';
import type { Text } from '../intl/use-text.tsx';

export type Parameter = KpiDefinition['versions'][number]['parameters'][number];

/**
 * The value of a parameter of a definition as people read it: a number with its unit, or the names of what is in the
 * list.
 */
export function parameterValue(
  { number: value, unit, codes, choices }: Parameter,
  { say, number, list }: Pick<Text, 'say' | 'number' | 'list'>,
): string {
  if (value !== null) return `${number(value, 2)}${unit ? ` ${say(unit)}` : ''}`;
  return list(
    (codes ?? []).map((code) => {
      const known = choices.find((each) => each.code === code);
      return known ? say(known.label) : code;
    }),
  );
}
