import { useId, useState, type ReactNode } from 'react';
import { useText } from '../intl/use-text.tsx';
import { useKnown } from '../session/use-known.ts';
import { useMoment } from '../session/use-moment.ts';
import { useView } from '../url/use-view.ts';
import { usePeriodPhrase } from '../intl/period-name.ts';
import { periodOf } from '../url/period.ts';
import { CopyAddress } from './copy-address.tsx';
import { PeriodChoice } from './period-choice.tsx';
import { SaveView } from './save-view.tsx';
import { DaySlider, StandSlider } from './time-sliders.tsx';

/** In words, which state the page shows. */
function useSentence(): string {
  const { t, date, number } = useText();
  const { stand, standDay, bekend, cumulative } = useMoment();
  const known = useKnown();
  const periodPhrase = usePeriodPhrase();
  const day = date(standDay);
  if (!cumulative) {
    const { from = standDay, to = standDay } = periodOf(stand) ?? {};
    const running = to > standDay ? t('moment.running', { to: date(to) }) : '';
    return `${t('moment.period', { period: periodPhrase(stand), from: date(from), day, known })} ${running}`.trim();
  }
  if (bekend?.startsWith('p'))
    return t('moment.position', { day, position: number(Number(bekend.slice(1))) });
  return t('moment.now', { day, known });
}

interface Props {
  /** The page shows figures, which can also be counted within a period. */
  readonly periods?: boolean;
}

/** The one time control of a page: what had happened (stand) and what was recorded by then (bekend). */
export function TimeControl({ periods = false }: Props): ReactNode {
  const { t } = useText();
  const { view, change } = useView();
  const { past, cumulative } = useMoment();
  const sentence = useSentence();
  const panel = useId();
  const elsewhen = past || view.stand !== undefined;
  const [chosen, setOpen] = useState<boolean>();
  const open = chosen ?? (past || (view.stand !== undefined && cumulative));
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
                change({ stand: undefined, over: undefined, bekend: undefined });
                setOpen(false);
              }}
            >
              {t('moment.back')}
            </button>
          )}
          <button type="button" aria-expanded={open} aria-controls={panel} onClick={() => setOpen(!open)}>
            {t(open ? 'moment.close' : 'moment.open')}
          </button>
          <div className="row about-view">
            <CopyAddress />
            <SaveView />
          </div>
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
      {/* After the panel, so that the keyboard goes from its button straight into it. */}
      {periods && <PeriodChoice />}
    </section>
  );
}
