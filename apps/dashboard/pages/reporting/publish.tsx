import { useId, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { PUBLISH, type Edition } from '../../graphql/reporting.ts';
import { useWrite } from '../../graphql/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { Failure } from '../../parts/states.tsx';
import { useView } from '../../url/use-view.ts';

const STATUSES = ['PROVISIONAL', 'REVISED_PROVISIONAL', 'FINAL'] as const;

/** The programme office publishes an edition of what is recorded now; an earlier one of the period is then superseded. */
export function Publish({ editions }: { readonly editions: readonly Edition[] }): ReactNode {
  const { t } = useText();
  const id = useId();
  const navigate = useNavigate();
  const { to } = useView();
  const write = useWrite(PUBLISH);
  const [period, setPeriod] = useState('');
  const [title, setTitle] = useState('');
  const [reason, setReason] = useState('');
  const [status, setStatus] = useState<(typeof STATUSES)[number]>('PROVISIONAL');
  const before = editions.find(
    (edition) => edition.period.code === period && edition.standing === 'IN_FORCE',
  );
  const publish = (): void =>
    write.mutate(
      {
        input: {
          period,
          status,
          ...(title.trim() ? { title: title.trim() } : {}),
          ...(before ? { supersedesEditionId: before.editionId, reason: reason.trim() } : {}),
        },
      },
      { onSuccess: ({ publishEdition }) => void navigate(to(`/rapportages/${publishEdition.editionId}`)) },
    );
  return (
    <section className="section panel no-print">
      <h2>{t('publish.title')}</h2>
      <p>{t('publish.text')}</p>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          publish();
        }}
      >
        <div className="field">
          <label htmlFor={`${id}-p`}>{t('submission.period')}</label>
          <p className="hint">{t('publish.periodHint')}</p>
          <input
            id={`${id}-p`}
            required
            value={period}
            onChange={({ target }) => setPeriod(target.value.trim())}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-s`}>{t('table.state')}</label>
          <select
            id={`${id}-s`}
            value={status}
            onChange={({ target }) =>
              setStatus(STATUSES.find((each) => each === target.value) ?? 'PROVISIONAL')
            }
          >
            {STATUSES.map((each) => (
              <option key={each} value={each}>
                {t(`publish.${each}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-t`}>
            {t('download.title')} ({t('form.optional')})
          </label>
          <input id={`${id}-t`} value={title} onChange={({ target }) => setTitle(target.value)} />
        </div>
        {before && (
          <div className="field">
            <label htmlFor={`${id}-r`}>{t('publish.reason')}</label>
            <input
              id={`${id}-r`}
              required
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </div>
        )}
        {write.error && <Failure error={write.error} />}
        <div>
          <button className="primary" disabled={write.isPending || period === ''}>
            {t(write.isPending ? 'form.busy' : 'publish.go')}
          </button>
        </div>
      </form>
    </section>
  );
}
