import type { ReactNode } from 'react';
import { useText } from '../../../intl/use-text.tsx';
import { dayIn } from '../../../url/amsterdam.ts';
import { useView } from '../../../url/use-view.ts';
import { zoomedIn, zoomedOut } from './replay-range.ts';
import type { Replayed } from './use-replay.ts';

/** How closely the log is looked at, and ways to look closer or from further off. */
export function Zoom({ replayed: { range, steps, at, next } }: { readonly replayed: Replayed }): ReactNode {
  const { t, date, month } = useText();
  const { change, search } = useView();
  const { by, code } = range;
  const name = (which: string | undefined): string =>
    which === undefined ? t('replay.all') : which.length === 7 ? month(which) : date(which);
  const day = steps[at] && dayIn(steps[at].recordedAt);
  const [closer, further] = [by === 'ENTRY' || !day ? undefined : zoomedIn(range, day), zoomedOut(range)];
  return (
    <div className="row no-print">
      <strong>{t(`replay.by.${by}`, { name: name(code) })}</strong>
      {closer !== undefined && (
        <button type="button" onClick={() => change({ venster: closer, na: undefined })}>
          {t('replay.closer', { name: name(closer) })}
        </button>
      )}
      {by !== 'MONTH' && (
        <button type="button" onClick={() => change({ venster: further, na: undefined })}>
          {t('replay.further', { name: name(further) })}
        </button>
      )}
      {search.get('na') !== null && (
        <button type="button" onClick={() => change({ na: undefined, op: undefined })}>
          {t('replay.first')}
        </button>
      )}
      {next !== undefined && (
        <button type="button" onClick={() => change({ na: next, op: '0' })}>
          {t('replay.more')}
        </button>
      )}
    </div>
  );
}
