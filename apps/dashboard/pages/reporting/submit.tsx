import { useState, type ReactNode } from 'react';
import { SUBMIT } from '../../graphql/submissions.ts';
import { ApiError } from '../../graphql/request.ts';
import { useWrite } from '../../api/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { Field, submitting } from '../../parts/field.tsx';
import { Failure } from '../../parts/states.tsx';

/** A partner hands in its period; nothing to report over entries that are recorded is asked once more. */
export function Submit({ period }: { readonly period: string }): ReactNode {
  const { t } = useText();
  const [narrative, setNarrative] = useState('');
  const [nil, setNil] = useState(false);
  const [confirmed, setConfirmed] = useState(false);
  const write = useWrite(SUBMIT);
  const { error } = write;
  const asks =
    nil && error instanceof ApiError && error.faults.some(({ rule }) => rule === 'NIL_OVER_ENTRIES');
  const submit = (): void =>
    write.mutate({
      period,
      nilReport: nil,
      nilConfirmed: (asks && confirmed) || undefined,
      narrative: narrative.trim() || undefined,
    });
  return (
    <form className="form no-print" onSubmit={submitting(submit)}>
      <Field label={t('submission.narrative')} hint={t('submission.narrativeHint')}>
        {(tied) => (
          <textarea
            {...tied}
            rows={4}
            value={narrative}
            onChange={({ target }) => setNarrative(target.value)}
          />
        )}
      </Field>
      <label className="check">
        <input type="checkbox" checked={nil} onChange={({ target }) => setNil(target.checked)} />
        {t('submission.nilQuestion')}
      </label>
      {error && <Failure error={error} />}
      {asks && (
        <label className="check">
          <input
            type="checkbox"
            checked={confirmed}
            onChange={({ target }) => setConfirmed(target.checked)}
          />
          {t('submission.nilConfirm')}
        </label>
      )}
      <div>
        <button className="primary" disabled={write.isPending || (asks && !confirmed)}>
          {t('submission.make')}
        </button>
      </div>
    </form>
  );
}
