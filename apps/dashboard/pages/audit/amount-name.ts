import type { KpiDefinition } from '../../graphql/programme.ts';
import type { Text } from '../../intl/use-text.tsx';
import { componentName } from '../../parts/component-name.ts';

/** An amount of a figure as people call it; the figure's own value needs no name. */
export function amountName(kpi: KpiDefinition | undefined, name: string, { t, say }: Text): string {
  if (name === 'value') return '';
  if (name === 'numerator' || name === 'denominator') return t(`table.${name}`);
  if (name === 'unknown' || name === 'total' || name === 'immature') return t(`indicator.${name}`);
  return componentName(kpi, name, say);
}
