import type { Text } from '../../intl/use-text.tsx';
import { componentLabel } from '../indicator/components.tsx';

/** An amount of a figure as people call it; the figure's own value needs no name. */
export function amountName(name: string, t: Text['t']): string {
  if (name === 'value') return '';
  if (name === 'numerator' || name === 'denominator') return t(`table.${name}`);
  if (name === 'total' || name === 'immature') return t(`indicator.${name}`);
  return componentLabel(name, t);
}
