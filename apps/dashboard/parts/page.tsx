import { useEffect, type ReactNode } from 'react';
import { useText } from '../intl/use-text.tsx';

interface Props {
  readonly title: string;
  /** Where it was written by somebody, in a language of their own. */
  readonly titleLang?: string | undefined;
  readonly lead?: string | undefined;
  readonly crumbs?: ReactNode;
  readonly children: ReactNode;
}

/** A page's title, in the tab too. */
export function Page({ title, titleLang, lead, crumbs, children }: Props): ReactNode {
  const { t } = useText();
  useEffect(() => {
    document.title = `${title} – ${t('shell.brand')}`;
  }, [title, t]);
  return (
    <>
      <div className="page-head">
        {crumbs && <p className="crumbs">{crumbs}</p>}
        <h1 lang={titleLang}>{title}</h1>
        {lead && <p className="prose">{lead}</p>}
      </div>
      {children}
    </>
  );
}
