import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useText } from '../intl/use-text.tsx';
import { useView } from '../url/use-view.ts';

/** The same page in the other language. */
export function Languages(): ReactNode {
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
            aria-current={lang === language ? 'true' : undefined}
          >
            {lang === 'nl' ? 'Nederlands' : 'English'}
          </Link>
        </li>
      ))}
    </ul>
  );
}
