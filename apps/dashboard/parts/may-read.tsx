import type { ReactNode } from 'react';
import { useText } from '../intl/use-text.tsx';
import { useRights } from '../session/use-programme.tsx';

/** What is inside only for who may see entries. */
export function MayRead({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useText();
  const { entries } = useRights();
  return entries ? children : <p className="notice">{t('entries.notForYou')}</p>;
}
