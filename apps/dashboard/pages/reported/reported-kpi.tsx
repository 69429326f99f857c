import type { ReactNode } from 'react';
import type { KpiDefinition } from '../../graphql/programme.ts';
import { ReportedPerArea } from './reported-areas.tsx';
import { ReportedFigures } from './reported-figures.tsx';

/** One indicator as it was published last: of the programme as a whole, and of the areas where that is shown. */
export const ReportedKpi = ({ kpi }: { readonly kpi: KpiDefinition }): ReactNode => (
  <>
    <ReportedFigures kpis={[kpi]} />
    <ReportedPerArea code={kpi.code} />
  </>
);
