import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../intl/use-text.tsx';
import { Page } from '../parts/page.tsx';
import { useView } from '../url/use-view.ts';

/** In place of a page whose address asks for a day, moment or period that does not exist. */
export function NoSuchTime({ times }: { readonly times: readonly string[] }): ReactNode {
  const { t } = useText();
  const { to } = useView();
  return (
    <Page title={t('noTime.title')}>
      <p className="notice">
        {t('noTime.text', { times: times.map((time) => time.slice(0, 40)).join(', ') })}
      </p>
      <p>
        <Link to={to('/', { stand: undefined, bekend: undefined })}>{t('noTime.now')}</Link>
      </p>
    </Page>
  );
}
