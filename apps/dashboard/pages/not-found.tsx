import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../intl/use-text.tsx';
import { Page } from '../parts/page.tsx';
import { useView } from '../url/use-view.ts';

export function NotFound(): ReactNode {
  const { t } = useText();
  const { to } = useView();
  return (
    <Page title={t('notFound.title')}>
      <p>{t('notFound.text')}</p>
      <p>
        <Link to={to('/')}>{t('notFound.home')}</Link>
      </p>
    </Page>
  );
}
