import type { ReactNode } from 'react';
import { RECOMPUTED } from '../../graphql/comparison.ts';
import { useQueryResult } from '../../api/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { Failure } from '../../parts/states.tsx';

interface Props {
  readonly editionId: string;
  readonly published: string;
}

/**
 * An edition computed from the log, read from its first entry, when somebody asks: is its digest still that of its
 * publication?
 */
export function Recompute({ editionId, published }: Props): ReactNode {
  const { t, number, say } = useText();
  const { data, error, isPending, mutate } = useQueryResult(RECOMPUTED);
  const button = (
    <p className="no-print">
      <button type="button" disabled={isPending} onClick={() => mutate({ editionId })}>
        {t('recompute.one', { edition: editionId })}
      </button>
    </p>
  );
  if (error)
    return (
      <div className="apart">
        <Failure error={error} />
        {button}
      </div>
    );
  if (isPending)
    return (
      <p role="status" className="soft apart">
        {t('edition.recomputing')}
      </p>
    );
  if (!data) return <div className="apart">{button}</div>;
  const { equal, digest, figures, upTo, damage } = data.recomputedEdition;
  return (
    <div className="apart">
      <div role="status" className={equal ? 'notice good' : 'notice bad'}>
        {damage ? (
          <p>
            {t('recompute.damaged')} {say(damage)}
          </p>
        ) : (
          <p>
            {t(equal ? 'recompute.equal' : digest === null ? 'recompute.absent' : 'recompute.other', {
              figures: number(figures),
              position: number(Number(upTo)),
            })}
          </p>
        )}
        {digest !== null && <p className="mono small break">{digest}</p>}
        {!equal && <p className="mono small break">{published}</p>}
      </div>
      {button}
    </div>
  );
}
