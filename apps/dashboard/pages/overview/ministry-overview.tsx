import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../intl/use-text.tsx';
import { useProgramme } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';

/** National government reads published editions; here is what is measured and where the reports are. */
export function MinistryOverview(): ReactNode {
  const { t, say } = useText();
  const { werklijnen, kpis } = useProgramme();
  const { to } = useView();
  return (
    <>
      <div className="notice">
        <p>{t('ministry.text')}</p>
        <p>
          <Link to={to('/rapportages')}>{t('ministry.editions')}</Link>
        </p>
      </div>
      <h2>{t('ministry.measured')}</h2>
      <ul className="cards">
        {werklijnen.map(({ number, name, aim }) => (
          <li key={number} className="card" data-werklijn={number}>
            <p className="eyebrow">{t('werklijn.n', { number })}</p>
            <h3>
              <Link to={to(`/werklijnen/${number}`)}>{say(name)}</Link>
            </h3>
            <p className="small">{say(aim)}</p>
            <p className="meta push">
              {t('werklijn.kpiCount', { count: kpis.filter(({ werklijn }) => werklijn === number).length })}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
