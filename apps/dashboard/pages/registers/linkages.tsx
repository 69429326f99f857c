import type { ReactNode } from 'react';
import { LINKAGES } from '../../graphql/registers.ts';
import { useApi } from '../../api/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { MayRead } from '../../parts/may-read.tsx';
import { Page } from '../../parts/page.tsx';
import { useRights } from '../../session/use-programme.tsx';
import { TimeControl } from '../../shell/time-control.tsx';
import { ItemFacts, RegisterList } from './register-parts.tsx';
import { useRegisterFilter } from './use-register-filter.ts';

/** Chances to do two things at once: found, weighed, taken or missed, and why. */
export function Linkages(): ReactNode {
  const { t, say, list } = useText();
  const { entries } = useRights();
  const query = useApi(LINKAGES, useRegisterFilter(), { enabled: entries });
  return (
    <Page title={t('nav.linkages')} lead={t('linkages.lead')}>
      <MayRead>
        <TimeControl />
        <section className="panel">
          <RegisterList query={query}>
            {(item) => (
              <>
                <h2 lang={item.title === null ? undefined : 'nl'}>{item.title ?? t('linkages.untitled')}</h2>
                <ItemFacts item={item}>
                  {' '}
                  ·{' '}
                  {t('area.werklijnen', {
                    count: item.werklijnen.length,
                    list: list(item.werklijnen.map(String)),
                  })}
                  {item.scaleLabel && ` · ${say(item.scaleLabel)}`}
                  {item.reasonLabel && ` · ${t('linkages.reason', { reason: say(item.reasonLabel) })}`}
                </ItemFacts>
              </>
            )}
          </RegisterList>
        </section>
      </MayRead>
    </Page>
  );
}
