import type { ReactNode } from 'react';
import { useText } from '../../../intl/use-text.tsx';
import { useView } from '../../../url/use-view.ts';
import { editionsIn, type Replayed } from './use-replay.ts';

/** The reports on the track, each with a way to the change that it was the first to know. */
export function Marked({ replayed: { steps, editions } }: { readonly replayed: Replayed }): ReactNode {
  const { t } = useText();
  const { change } = useView();
  const marked = steps.flatMap((step) => editionsIn(editions, step).map((edition) => ({ edition, step })));
  if (marked.length === 0) return null;
  return (
    <div className="marked no-print">
      <h3>{t('replay.editions')}</h3>
      <p className="row">
        {marked.map(({ edition, step }) => (
          <button
            key={edition.editionId}
            type="button"
            onClick={() => change({ op: step.after.position })}
            title={edition.title ?? edition.editionId}
          >
            {edition.editionId}
          </button>
        ))}
      </p>
    </div>
  );
}
