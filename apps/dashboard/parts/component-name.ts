import type { KpiDefinition } from '../graphql/programme.ts';
import type { Text } from '../intl/use-text.tsx';

/** A further amount of a figure as its KPI calls it. */
export function componentName(
  kpi: Pick<KpiDefinition, 'components'> | undefined,
  name: string,
  say: Text['say'],
): string {
  const found = kpi?.components.find((component) => component.name === name);
  return found ? say(found.label) : name;
}
