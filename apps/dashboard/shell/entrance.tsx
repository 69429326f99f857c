import type { ReactNode } from 'react';
import { useText } from '../intl/use-text.tsx';
import { Page } from '../parts/page.tsx';
import { Languages } from './languages.tsx';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
}

/** A page outside the monitor: before signing in, and after it went wrong. */
export function Entrance({ title, children }: Props): ReactNode {
  const { t } = useText();
  return (
    <>
      <header className="site-head">
        <div className="wrap">
          <p className="brand">
            <strong>{t('shell.brand')}</strong>
            <span>{t('shell.deal')}</span>
          </p>
          <div className="head-tools">
            <Languages />
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <div className="wrap">
          <Page title={title}>{children}</Page>
        </div>
      </main>
    </>
  );
}
