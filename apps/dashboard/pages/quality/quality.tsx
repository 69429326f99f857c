import type { ReactNode } from 'react';
import { useFigures } from '../../api/use-figures.ts';
import { useText } from '../../intl/use-text.tsx';
import { FigureCard } from '../../parts/figure-card.tsx';
import { FigureSource } from '../../parts/figure-meta.tsx';
import { MayRead } from '../../parts/may-read.tsx';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { useProgramme } from '../../session/use-programme.tsx';
import { TimeControl } from '../../shell/time-control.tsx';
import { Findings } from './findings.tsx';

/** How good the data are: completeness and delay as figures, and what needs a look, partner by partner. */
export function Quality(): ReactNode {
  const { t } = useText();
  return (
    <Page title={t('nav.quality')} lead={t('quality.lead')}>
      <MayRead>
        <TimeControl periods />
        <QualityFigures />
        <Findings />
      </MayRead>
    </Page>
  );
}

function QualityFigures(): ReactNode {
  const { t } = useText();
  const { kpis } = useProgramme();
  const own = kpis.filter(({ chapter }) => chapter === 'Q');
  const { now: query, before } = useFigures(
    own.map(({ code }) => code),
    ['NL'],
  );
  return (
    <section className="section">
      <h2>{t('quality.figures')}</h2>
      <FigureSource />
      <Answer query={query}>
        {({ figures }) => (
          <ul className="cards">
            {own.map((kpi) => (
              <FigureCard
                key={kpi.code}
                kpi={kpi}
                sourceAbove
                eyebrow={kpi.code}
                before={before(kpi.code, 'NL')}
                figure={figures.find((each) => each.kpi.code === kpi.code)}
              />
            ))}
          </ul>
        )}
      </Answer>
    </section>
  );
}
