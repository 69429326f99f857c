import { useState, type ReactNode } from 'react';
import { WITHDRAW } from '../../graphql/editions.ts';
import { useWrite } from '../../api/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { submitting, TextField } from '../../parts/field.tsx';
import { Failure } from '../../parts/states.tsx';
import { Confirmation } from './confirmation.tsx';

/** The programme office withdraws an edition, with a reason; it stays to be read, as withdrawn. */
export function Withdraw({ editionId }: { readonly editionId: string }): ReactNode {
  const { t } = useText();
  const write = useWrite(WITHDRAW);
  const [reason, setReason] = useState('');
  const [sure, setSure] = useState(false);
  return (
    <details className="no-print" data-withdraw>
      <summary>{t('withdraw.title')}</summary>
      <form className="form" onSubmit={submitting(() => write.mutate({ editionId, reason: reason.trim() }))}>
        <p>{t('withdraw.text')}</p>
        <TextField label={t('withdraw.reason')} required value={reason} set={setReason} />
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
