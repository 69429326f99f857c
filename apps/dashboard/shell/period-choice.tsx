import { useId, type ReactNode } from 'react';
import { periodsUntil, usePeriodName } from '../intl/period-name.ts';
import { useText } from '../intl/use-text.tsx';
import { Options } from '../parts/field.tsx';
import { useMoment } from '../session/use-moment.ts';
import { periodAround } from '../url/period.ts';
import { useView } from '../url/use-view.ts';

const NOW = ['quarter', 'half', 'year'] as const;

/** Over which period the page counts: since the start, this quarter, half-year or year, or any earlier one. */
export function PeriodChoice(): ReactNode {
  const { t } = useText();
  const id = useId();
  const { change } = useView();
  const { stand, cumulative, newest } = useMoment();
  const periodName = usePeriodName();
  const current = NOW.map((kind) => ({ kind, code: periodAround(newest, kind) }));
  const within = (code: string): void => change({ stand: code, over: 'periode' });
  const earlier = periodsUntil(newest);
  const listed = !cumulative && !current.some(({ code }) => code === stand);
  return (
    <div className="period-choice no-print">
      <div className="toggle" role="group" aria-label={t('period.choose')}>
        <button
          type="button"
          aria-pressed={cumulative}
          onClick={() => change({ stand: undefined, over: undefined })}
        >
          {t('period.start')}
        </button>
        {current.map(({ kind, code }) => (
          <button
            key={kind}
            type="button"
            aria-pressed={!cumulative && stand === code}
            onClick={() => within(code)}
          >
            {t(`period.${kind}`)}
          </button>
        ))}
      </div>
      <label className="visually-hidden" htmlFor={id}>
        {t('period.other')}
      </label>
      <select
        id={id}
        value={listed ? stand : ''}
        onChange={({ target }) => target.value !== '' && within(target.value)}
      >
        <option value="">{t('period.other')}</option>
        {listed && !earlier.includes(stand) && <option value={stand}>{periodName(stand)}</option>}
        <Options of={earlier.map((code) => [code, periodName(code)])} />
      </select>
    </div>
  );
}
