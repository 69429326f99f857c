import type { ReactNode } from 'react';
import { useText } from '../intl/use-text.tsx';
import { useOnline } from '../session/reach.ts';

/** That there is no connection, as soon as the browser knows, and what that means for what is filled in. */
export function Offline(): ReactNode {
  const { t } = useText();
  if (useOnline()) return null;
  return (
    <p className="notice care" role="status" data-offline>
      {t('state.noConnection')}
    </p>
  );
}
