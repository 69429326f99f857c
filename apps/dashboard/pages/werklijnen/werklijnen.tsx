import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../intl/use-text.tsx';
import { Page } from '../../parts/page.tsx';
import { useProgramme, useWerklijnGroups } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';

/** The four werklijnen, what they aim at, and every indicator there is. */
export function Werklijnen(): ReactNode {
  const { t, say } = useText();
  const { werklijnen, kpis } = useProgramme();
  const { to } = useView();
  const groups = useWerklijnGroups().map((group) => ({
    ...group,
    aim: werklijnen.find(({ number }) => number === group.number)?.aim,
    own: kpis.filter(({ werklijn }) => werklijn === group.number),
  }));
  return (
    <Page title={t('nav.werklijnen')} lead={t('werklijn.lead')}>
      <ul className="tiles wide">
        {groups.map(({ number, title, aim, own }) => (
          <li key={title} className="card" data-werklijn={number ?? 'x'}>
            <h2>{number === null ? title : <Link to={to(`/werklijnen/${number}`)}>{title}</Link>}</h2>
            <p className="soft">{aim ? say(aim) : t('werklijn.allAim')}</p>
            <ul className="plain-list links">
              {own.map(({ code, label }) => (
                <li key={code}>
                  <Link to={to(`/indicatoren/${code}`)}>
                    {code} {say(label)}
                  </Link>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Page>
  );
}
