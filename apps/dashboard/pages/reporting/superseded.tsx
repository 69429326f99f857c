import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Edition } from '../../graphql/editions.ts';
import { useText } from '../../intl/use-text.tsx';
import { useView } from '../../url/use-view.ts';

/** That an edition was replaced, by which and why; nothing for one in force. */
export function Superseded({ edition }: { readonly edition: Edition }): ReactNode {
  const { t } = useText();
  const { to } = useView();
  const { supersededByEditionId: successor, reason } = edition;
  if (!successor && !reason) return null;
  return (
    <p className="small">
      {successor && (
        <>
          <Link to={to(`/rapportages/${successor}`)}>{t('edition.successor')}</Link>.{' '}
        </>
      )}
      {reason && t('edition.reason', { reason })}
    </p>
  );
}
