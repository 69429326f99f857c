import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../intl/use-text.tsx';
import { useSession } from '../session/session.tsx';
import { useProgramme } from '../session/use-programme.tsx';
import { useView } from '../url/use-view.ts';

/** How far the log is, and the ways to what explains the monitor. */
export function Footer(): ReactNode {
  const { t, moment, number } = useText();
  const { log } = useProgramme();
  const { demo } = useSession();
  const { to } = useView();
  return (
    <footer className="site-foot">
      <div className="wrap">
        <p>
          {log === undefined
            ? t('footer.editions')
            : log.recordedAt
              ? t('footer.last', { position: number(Number(log.position)), moment: moment(log.recordedAt) })
              : t('footer.empty')}
        </p>
        <ul>
          <li>
            <Link to={to('/uitleg')}>{t('nav.explain')}</Link>
          </li>
          <li>
            <Link to={to('/toegankelijkheid')}>{t('nav.accessibility')}</Link>
          </li>
          <li>
            <Link to={to('/api')}>{t('nav.api')}</Link>
          </li>
          {demo && (
            <li>
              <a href="/graphiql">GraphiQL</a>
            </li>
          )}
        </ul>
      </div>
    </footer>
  );
}
