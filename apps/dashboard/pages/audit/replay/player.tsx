import { useIsFetching } from '@tanstack/react-query';
import { useEffect, useId, useState, type ReactNode } from 'react';
import type { KpiDefinition } from '../../../graphql/programme.ts';
import { useText } from '../../../intl/use-text.tsx';
import { useSlid } from '../../../parts/use-slid.ts';
import { useView } from '../../../url/use-view.ts';
import { stopInWords } from './stop-words.ts';
import type { Replayed } from './use-replay.ts';

/** Milliseconds a stop stays while it plays; longer for who asked for less motion. */
const PACE = { usual: 1_500, calm: 4_000 } as const;

const pace = (): number =>
  window.matchMedia('(prefers-reduced-motion: reduce)').matches ? PACE.calm : PACE.usual;

interface Props {
  readonly kpi: KpiDefinition;
  readonly replayed: Replayed;
}

/**
 * The slider over the stops, with buttons to the one before and after, and to let it play; it never plays by itself.
 */
export function Player({ kpi, replayed: { steps, at, range } }: Props): ReactNode {
  const id = useId();
  const text = useText();
  const { t } = text;
  const { change } = useView();
  const [playing, setPlaying] = useState(false);
  const slid = useSlid(at);
  const busy = useIsFetching() > 0;
  const last = steps.length - 1;
  const goTo = (to: number, replace = false): void => change({ op: steps[to]?.after.position }, replace);
  const next = steps[at + 1]?.after.position;
  useEffect(() => {
    if (!playing || busy) return undefined;
    const timer = setTimeout(() => {
      if (next === undefined) setPlaying(false);
      else change({ op: next }, true);
    }, pace());
    return () => clearTimeout(timer);
  }, [playing, busy, next, change]);
  const shown = steps[slid.shown] ?? steps[at];
  return (
    <div className="player no-print">
      <label htmlFor={id}>{t('entry.position')}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={last}
        step={1}
        value={Math.min(slid.shown, last)}
        aria-valuetext={
          shown && stopInWords(kpi, range, shown, { at: steps.indexOf(shown), of: steps.length }, text)
        }
        onFocus={slid.onFocus}
        onBlur={slid.onBlur}
        onChange={({ target }) => {
          setPlaying(false);
          const to = Number(target.value);
          slid.slide(to, (replace) => goTo(to, replace));
        }}
      />
      <div className="row">
        <button type="button" disabled={at === 0} onClick={() => goTo(at - 1)}>
          {t('replay.previous')}
        </button>
        <button
          type="button"
          onClick={() => {
            if (!playing && at === last) goTo(0);
            setPlaying(!playing);
          }}
        >
          {t(playing ? 'replay.pause' : 'replay.play')}
        </button>
        <button type="button" disabled={at === last} onClick={() => goTo(at + 1)}>
          {t('replay.next')}
        </button>
        <span className="soft">{t('replay.place', { at: at + 1, of: steps.length })}</span>
      </div>
    </div>
  );
}
