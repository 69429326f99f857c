import type { Finding } from '../../graphql/findings.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { usePostEvent } from '../../api/use-post-event.ts';
import { useText } from '../../intl/use-text.tsx';
import { submitting, TextField } from '../../parts/field.tsx';
import { Failure } from '../../parts/states.tsx';

interface Props {
  readonly finding: Pick<Finding, 'findingId' | 'kind' | 'kindLabel'>;
  readonly type: string;
}

/** Says that a finding is as it should be, with the reason; it is then no longer open. */
export function AcceptFinding({ finding: { findingId, kind, kindLabel }, type }: Props): ReactNode {
  const { t, say } = useText();
  const client = useQueryClient();
  const { record } = usePostEvent();
  const [reason, setReason] = useState('');
  const [id] = useState(() => `bevinding-${crypto.randomUUID()}`);
  const accept = useMutation({
    mutationFn: () => record({ id, type, data: { findingId, kind, reason: reason.trim() } }),
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <details className="no-print">
      <summary>{t('quality.accept')}</summary>
      <form
        className="form"
        aria-label={`${t('quality.accept')}: ${say(kindLabel)}`}
        onSubmit={submitting(() => accept.mutate())}
      >
        <TextField
          label={t('quality.acceptReason')}
          hint={t('submission.narrativeHint')}
          required
          maxLength={500}
          value={reason}
          set={setReason}
        />
        {accept.error && <Failure error={accept.error} />}
        <div>
          <button className="primary" disabled={accept.isPending || reason.trim() === ''}>
            {t(accept.isPending ? 'form.busy' : 'quality.acceptGo')}
          </button>
        </div>
      </form>
    </details>
  );
}
