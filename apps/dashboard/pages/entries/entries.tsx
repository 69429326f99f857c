import type { ReactNode } from 'react';
import { useText } from '../../intl/use-text.tsx';
import { Page } from '../../parts/page.tsx';
import { useRights } from '../../session/use-programme.tsx';
import { TimeControl } from '../../shell/time-control.tsx';
import { useView } from '../../url/use-view.ts';
import { AllEntries } from './all-entries.tsx';
import { FigureEntries } from './figure-entries.tsx';

/** The entries of the log by a filter, or exactly those that one figure is made of. */
export function Entries(): ReactNode {
  const { t } = useText();
  const { view } = useView();
  const { entries } = useRights();
  if (!entries)
    return (
      <Page title={t('nav.entries')}>
        <p className="notice">{t('entries.notForYou')}</p>
      </Page>
    );
  return (
    <Page
      title={t(view.kpi ? 'entries.ofFigure' : 'nav.entries')}
      lead={view.kpi ? undefined : t('entries.lead')}
    >
      <TimeControl periods={view.kpi !== undefined} />
      {view.kpi ? <FigureEntries code={view.kpi} /> : <AllEntries />}
    </Page>
  );
}
