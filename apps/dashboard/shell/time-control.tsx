import { useId, useState, type ReactNode } from 'react';
import { useText } from '../intl/use-text.tsx';
import { useMoment } from '../session/use-moment.ts';
import { useView } from '../url/use-view.ts';
import { DaySlider, StandSlider } from './time-sliders.tsx';

/** In words, which state the page shows. */
function useSentence(): string {
  const { t, date, moment, number } = useText();
  const { standDay, bekend, lastDay } = useMoment();
  const day = date(standDay);
  if (bekend === undefined) return t('moment.now', { day, known: date(lastDay) });
  if (bekend.startsWith('p')) return t('moment.position', { day, position: number(Number(bekend.slice(1))) });
  return t('moment.past', { day, known: bekend.length === 10 ? date(bekend) : moment(bekend) });
}

/** The one time control of a page: what had happened (stand) and what was recorded by then (bekend). */
export function TimeControl(): ReactNode {
  const { t } = useText();
  const { view, change } = useView();
  const { past } = useMoment();
  const sentence = useSentence();
  const panel = useId();
  const elsewhen = past || view.stand !== undefined;
  const [chosen, setOpen] = useState<boolean>();
  const open = chosen ?? elsewhen;
  return (
    <section className={past ? 'moment past' : 'moment'} aria-label={t('moment.title')}>
      <div className="moment-line">
        <p>
          <span id="moment-sentence" aria-live="polite">
            {sentence}
          </span>{' '}
          {past && <strong>{t('moment.warning')}</strong>}
        </p>
        <div className="row no-print">
          {elsewhen && (
            <button
              type="button"
              className="primary"
              onClick={() => {
                change({ stand: undefined, bekend: undefined });
                setOpen(false);
              }}
            >
              {t('moment.back')}
            </button>
          )}
          <button type="button" aria-expanded={open} aria-controls={panel} onClick={() => setOpen(!open)}>
            {t(open ? 'moment.close' : 'moment.open')}
          </button>
        </div>
      </div>
      <div id={panel} className="moment-panel" hidden={!open}>
        {open && (
          <>
            <StandSlider />
            <DaySlider />
          </>
        )}
      </div>
    </section>
  );
}
