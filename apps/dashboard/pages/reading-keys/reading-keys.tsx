import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../intl/use-text.tsx';
import { Page } from '../../parts/page.tsx';
import { Answer, Failure } from '../../parts/states.tsx';
import { WordTable } from '../../parts/word-table.tsx';
import { useRights } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';
import { MakeKey } from './make-key.tsx';
import { useReadingKeys, type ReadingKey } from './use-reading-keys.ts';

/** One's own keys by which a spreadsheet reads figures: made, told once, listed, revoked. */
export function ReadingKeys(): ReactNode {
  const { t } = useText();
  const { to } = useView();
  const { figures } = useRights();
  return (
    <Page
      title={t('readingKeys.title')}
      lead={t('readingKeys.lead')}
      crumbs={<Link to={to('/api')}>{t('nav.api')}</Link>}
    >
      {figures ? <OwnKeys /> : <p className="notice">{t('readingKeys.notForYou')}</p>}
    </Page>
  );
}

function OwnKeys(): ReactNode {
  const { t } = useText();
  const { list, make, revoke } = useReadingKeys();
  return (
    <>
      <section className="section panel" aria-labelledby="make">
        <h2 id="make">{t('readingKeys.new')}</h2>
        <MakeKey make={make} />
      </section>
      <section className="section panel" aria-labelledby="own">
        <h2 id="own">{t('readingKeys.own')}</h2>
        {revoke.error && <Failure error={revoke.error} />}
        <Answer query={list}>
          {(keys) =>
            keys.length === 0 ? (
              <p>{t('readingKeys.none')}</p>
            ) : (
              <KeyTable keys={keys} isBusy={revoke.isPending} onRevoke={(id) => revoke.mutate(id)} />
            )
          }
        </Answer>
      </section>
    </>
  );
}

interface KeyTableProps {
  readonly keys: readonly ReadingKey[];
  readonly isBusy: boolean;
  readonly onRevoke: (id: string) => void;
}

/** Newest first; one that ended stays, so that its owner knows what was. */
function KeyTable({ keys, isBusy, onRevoke }: KeyTableProps): ReactNode {
  const { t, moment } = useText();
  const stateOf = ({ revoked, works }: ReadingKey): string => {
    if (revoked !== null) return t('readingKeys.revoked', { moment: moment(revoked) });
    return works ? t('readingKeys.works') : t('readingKeys.ended');
  };
  return (
    <WordTable
      caption={t('readingKeys.own')}
      quietCaption
      columns={[t('readingKeys.name'), t('readingKeys.made'), t('readingKeys.until'), t('readingKeys.state')]}
      rows={keys.toReversed().map((key) => ({
        key: key.id,
        cells: [
          key.name,
          moment(key.made),
          moment(key.until),
          <>
            {stateOf(key)}{' '}
            {key.works && (
              <button
                type="button"
                disabled={isBusy}
                aria-label={t('readingKeys.revokeOne', { name: key.name })}
                onClick={() => onRevoke(key.id)}
              >
                {t('readingKeys.revoke')}
              </button>
            )}
          </>,
        ],
      }))}
    />
  );
}
