import type { ReactNode } from 'react';
import { OBSTACLES, ROOMS } from '../../graphql/registers.ts';
import { useApi } from '../../api/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { MayRead } from '../../parts/may-read.tsx';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { useMoment } from '../../session/use-moment.ts';
import { useRights } from '../../session/use-programme.tsx';
import { TimeControl } from '../../shell/time-control.tsx';
import { ItemFacts, RegisterList } from './register-parts.tsx';
import { useRegisterFilter } from './use-register-filter.ts';

/**
 * What stands in the way, who was asked, how long it has been open, and the room to experiment that was asked for.
 */
export function Obstacles(): ReactNode {
  const { t, say } = useText();
  const { entries } = useRights();
  const query = useApi(OBSTACLES, useRegisterFilter(), { enabled: entries });
  return (
    <Page title={t('nav.obstacles')} lead={t('obstacles.lead')}>
      <MayRead>
        <TimeControl />
        <section className="section panel">
          <h2>{t('nav.obstacles')}</h2>
          <RegisterList query={query}>
            {(item) => (
              <>
                <h3 lang={item.text === null ? undefined : 'nl'}>{item.text ?? t('obstacles.untitled')}</h3>
                <ItemFacts item={item}>
                  {item.kindLabel && ` · ${say(item.kindLabel)}`}
                  {item.levelLabel && ` · ${say(item.levelLabel)}`}
                  {item.addressedTo && ` · ${t('obstacles.to', { whom: item.addressedTo })}`}
                  {item.legalReference && ` · ${item.legalReference}`}
                </ItemFacts>
              </>
            )}
          </RegisterList>
        </section>
        <Rooms />
      </MayRead>
    </Page>
  );
}

function Rooms(): ReactNode {
  const { t, date } = useText();
  const { asOf, standDay } = useMoment();
  const query = useApi(ROOMS, { first: 50, asOf, referenceDate: standDay });
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
