import { useState, type ReactNode } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { useText } from '../intl/use-text.tsx';
import { useProgramme } from '../session/use-programme.tsx';
import { useView } from '../url/use-view.ts';
import { Languages } from './languages.tsx';
import { navFor } from './nav-items.ts';
import { RoleSwitch } from './role-switch.tsx';

/** The name of the monitor, who looks, and the languages. */
export function Header(): ReactNode {
  const { t } = useText();
  const { to } = useView();
  return (
    <header className="site-head">
      <div className="wrap">
        <Link className="brand" to={to('/')}>
          <strong>{t('shell.brand')}</strong>
          <span>{t('shell.deal')}</span>
        </Link>
        <div className="head-tools">
          <RoleSwitch />
          <Languages />
        </div>
      </div>
    </header>
  );
}

/** The main navigation, behind a button where there is no room. */
export function Nav(): ReactNode {
  const { t } = useText();
  const { to } = useView();
  const { me } = useProgramme();
  const { pathname } = useLocation();
  const [openAt, setOpenAt] = useState<string>();
  const open = openAt === pathname;
  return (
    <nav className={open ? 'site-nav open' : 'site-nav'} aria-label={t('shell.nav')}>
      <div className="wrap">
        <button
          type="button"
          className="menu-button"
          aria-expanded={open}
          aria-controls="menu"
          onClick={() => setOpenAt(open ? undefined : pathname)}
        >
          {t(open ? 'shell.menuClose' : 'shell.menu')}
        </button>
        <ul id="menu">
          {navFor(me.permissions).map(({ path, label }) => (
            <li key={path}>
              <NavLink to={to(path)} end={path === '/'} onClick={() => setOpenAt(undefined)}>
                {t(label)}
              </NavLink>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}
