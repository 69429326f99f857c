import type { ReactNode } from 'react';
import { OBSTACLES, ROOMS } from '../../graphql/registers.ts';
import { useApi } from '../../api/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { Page } from '../../parts/page.tsx';
import { ScopeSelect } from '../../parts/scope-select.tsx';
import { Answer } from '../../parts/states.tsx';
import { useMoment } from '../../session/use-moment.ts';
import { useRights } from '../../session/use-programme.tsx';
import { TimeControl } from '../../shell/time-control.tsx';
import { Pager } from '../../parts/pager.tsx';
import { ItemFacts, StateCounts } from './register-parts.tsx';
import { useRegisterFilter } from './use-register-filter.ts';

/** What stands in the way, who was asked, how long it has been open, and the room to experiment that was asked for. */
export function Obstacles(): ReactNode {
  const { t, say } = useText();
  const { entries } = useRights();
  const query = useApi(OBSTACLES, useRegisterFilter(), { enabled: entries });
  return (
    <Page title={t('nav.obstacles')} lead={t('obstacles.lead')}>
      {!entries ? (
        <p className="notice">{t('entries.notForYou')}</p>
      ) : (
        <>
          <TimeControl />
          <section className="section panel">
            <h2>{t('obstacles.title')}</h2>
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
                        <h3 lang={node.text === null ? undefined : 'nl'}>
                          {node.text ?? t('obstacles.untitled')}
                        </h3>
                        <ItemFacts item={node}>
                          {node.kindLabel && ` · ${say(node.kindLabel)}`}
                          {node.levelLabel && ` · ${say(node.levelLabel)}`}
                          {node.addressedTo && ` · ${t('obstacles.to', { whom: node.addressedTo })}`}
                          {node.legalReference && ` · ${node.legalReference}`}
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
          <Rooms />
        </>
      )}
    </Page>
  );
}

function Rooms(): ReactNode {
  const { t, date } = useText();
  const { asOf, standDay } = useMoment();
  const query = useApi(ROOMS, { first: 50, ...(asOf ? { asOf } : {}), referenceDate: standDay });
  return (
    <section className="section panel">
      <h2>{t('rooms.title')}</h2>
      <Answer query={query}>
        {({ register }) =>
          register.totalCount === 0 ? (
            <p className="notice">{t('register.none')}</p>
          ) : (
            <ul className="plain-list">
              {register.edges.map(({ node }) => (
                <li key={node.id}>
                  <h3 lang={node.obstacle?.text == null ? undefined : 'nl'}>
                    {node.obstacle?.text ?? t('rooms.request')}
                  </h3>
                  <ItemFacts item={node}>
                    {node.authority && ` · ${t('obstacles.to', { whom: node.authority })}`}
                    {node.until && ` · ${t('rooms.until', { day: date(node.until) })}`}
                  </ItemFacts>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  );
}
