import type { ReactNode } from 'react';
import { LINKAGES } from '../../graphql/registers.ts';
import { useApi } from '../../api/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { Page } from '../../parts/page.tsx';
import { ScopeSelect } from '../../parts/scope-select.tsx';
import { Answer } from '../../parts/states.tsx';
import { useRights } from '../../session/use-programme.tsx';
import { TimeControl } from '../../shell/time-control.tsx';
import { Pager } from '../../parts/pager.tsx';
import { ItemFacts, StateCounts } from './register-parts.tsx';
import { useRegisterFilter } from './use-register-filter.ts';

/** Chances to do two things at once: found, weighed, taken or missed, and why. */
export function Linkages(): ReactNode {
  const { t, say, list } = useText();
  const { entries } = useRights();
  const query = useApi(LINKAGES, useRegisterFilter(), { enabled: entries });
  return (
    <Page title={t('nav.linkages')} lead={t('linkages.lead')}>
      {!entries ? (
        <p className="notice">{t('entries.notForYou')}</p>
      ) : (
        <>
          <TimeControl />
          <section className="panel">
            <div className="toolbar no-print">
              <ScopeSelect />
            </div>
            <Answer query={query}>
              {({ register }) => (
                <>
                  <StateCounts counts={register.counts} />
                  <ul className="plain-list">
                    {register.edges.map(({ node }) => (
                      <li key={node.id}>
                        <h2 lang={node.title === null ? undefined : 'nl'}>
                          {node.title ?? t('linkages.untitled')}
                        </h2>
                        <ItemFacts item={node}>
                          {' '}
                          ·{' '}
                          {t('area.werklijnen', {
                            count: node.werklijnen.length,
                            list: list(node.werklijnen.map(String)),
                          })}
                          {node.scaleLabel && ` · ${say(node.scaleLabel)}`}
                          {node.reasonLabel &&
                            ` · ${t('linkages.reason', { reason: say(node.reasonLabel) })}`}
                        </ItemFacts>
                      </li>
                    ))}
                  </ul>
                  {register.totalCount === 0 && <p className="notice">{t('register.none')}</p>}
                  <Pager of={register} />
                </>
              )}
            </Answer>
          </section>
        </>
      )}
    </Page>
  );
}
