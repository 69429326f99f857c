import type { ReactNode } from 'react';
import type { Figure } from '../graphql/figures.ts';
import type { KpiDefinition } from '../graphql/programme.ts';
import { usePeriodName } from '../intl/period-name.ts';
import { useText } from '../intl/use-text.tsx';
import { useMoment } from '../session/use-moment.ts';
import { figureText } from './figure-text.ts';

interface Props {
  readonly kpi: KpiDefinition;
  readonly before: Figure | undefined;
}

/**
 * What the period before came to, beside the figure of this one; nothing where everything since the start is counted.
 */
export function PreviousPeriod({ kpi, before }: Props): ReactNode {
  const text = useText();
  const moment = useMoment();
  const periodName = usePeriodName();
  if (moment.before === undefined) return null;
  return (
    <p className="meta" data-before>
      {periodName(moment.before)}: <strong>{before ? figureText(kpi, before, text) : '…'}</strong>
    </p>
  );
}
