import { useState, type ReactNode } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { useText } from '../intl/use-text.tsx';
import { useProgramme } from '../session/use-programme.tsx';
import { useView } from '../url/use-view.ts';
import { navFor } from './nav-items.ts';
import { RoleSwitch } from './role-switch.tsx';

/** The same page in the other language. */
function Languages(): ReactNode {
  const { pathname } = useLocation();
  const { search } = useView();
  const { language, t } = useText();
  const address = (lang: string): string => {
    const next = new URLSearchParams(search);
    if (lang === 'nl') next.delete('lang');
    else next.set('lang', lang);
    const text = next.toString();
    return text === '' ? pathname : `${pathname}?${text}`;
  };
  return (
    <ul className="langs" aria-label={t('shell.language')}>
      {(['nl', 'en'] as const).map((lang) => (
        <li key={lang}>
          <Link
            to={address(lang)}
            lang={lang}
            hrefLang={lang}
            preventScrollReset
            {...(lang === language ? { 'aria-current': 'true' as const } : {})}
          >
            {lang === 'nl' ? 'Nederlands' : 'English'}
          </Link>
        </li>
      ))}
    </ul>
  );
}

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
          {navFor(me.role).map(({ path, label }) => (
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
