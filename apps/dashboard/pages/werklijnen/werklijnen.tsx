import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../intl/use-text.tsx';
import { Page } from '../../parts/page.tsx';
import { useProgramme } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';

/** The four werklijnen, what they aim at, and every indicator there is. */
export function Werklijnen(): ReactNode {
  const { t, say } = useText();
  const { werklijnen, kpis } = useProgramme();
  const { to } = useView();
  const groups = [
    ...werklijnen.map(({ number, name, aim }) => ({
      key: String(number),
      title: `${t('werklijn.n', { number })}: ${say(name)}`,
      aim: say(aim),
      path: `/werklijnen/${number}`,
      kpis: kpis.filter(({ werklijn }) => werklijn === number),
    })),
    {
      key: 'x',
      title: t('werklijn.all'),
      aim: t('werklijn.allAim'),
      path: undefined,
      kpis: kpis.filter(({ werklijn }) => werklijn === null),
    },
  ];
  return (
    <Page title={t('nav.werklijnen')} lead={t('werklijn.lead')}>
      <ul className="tiles wide">
        {groups.map(({ key, title, aim, path, kpis: own }) => (
          <li key={key} className="card" data-werklijn={key}>
            <h2>{path ? <Link to={to(path)}>{title}</Link> : title}</h2>
            <p className="soft">{aim}</p>
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
