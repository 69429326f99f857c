import { useId, useState, type ReactNode } from 'react';
import { WITHDRAW } from '../../graphql/editions.ts';
import { useWrite } from '../../api/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { Failure } from '../../parts/states.tsx';
import { Confirmation } from './confirmation.tsx';

/** The programme office withdraws an edition, with a reason; it stays to be read, as withdrawn. */
export function Withdraw({ editionId }: { readonly editionId: string }): ReactNode {
  const { t } = useText();
  const id = useId();
  const write = useWrite(WITHDRAW);
  const [reason, setReason] = useState('');
  const [sure, setSure] = useState(false);
  return (
    <details className="no-print" data-withdraw>
      <summary>{t('withdraw.title')}</summary>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          write.mutate({ editionId, reason: reason.trim() });
        }}
      >
        <p>{t('withdraw.text')}</p>
        <div className="field">
          <label htmlFor={id}>{t('withdraw.reason')}</label>
          <input id={id} required value={reason} onChange={({ target }) => setReason(target.value)} />
        </div>
        <Confirmation word={editionId} onChange={setSure} />
        {write.error && <Failure error={write.error} />}
        <div>
          <button className="primary" disabled={write.isPending || !sure || reason.trim() === ''}>
            {t('withdraw.go')}
          </button>
        </div>
      </form>
    </details>
  );
}
