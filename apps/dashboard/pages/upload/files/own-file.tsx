import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useRest } from '../../../api/use-rest.ts';
import { useText } from '../../../intl/use-text.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { Page } from '../../../parts/page.tsx';
import { useView } from '../../../url/use-view.ts';
import { MayPost } from '../../post/may-post.tsx';
import type { OwnFile } from './own-files.tsx';
import type { FileEntry } from './retractions.ts';
import { RetractFile } from './retract-file.tsx';

interface Whole extends OwnFile {
  readonly retracted: number;
  readonly list: readonly FileEntry[];
}

const SHOWN = 100;

/** One file of one's own: what it recorded, and the way to take it back whole. */
export function OwnFilePage(): ReactNode {
  const { t } = useText();
  const { to } = useView();
  return (
    <Page title={t('files.one')} crumbs={<Link to={to('/upload/bestanden')}>{t('files.title')}</Link>}>
      <MayPost>
        <WholeFile />
      </MayPost>
    </Page>
  );
}

function WholeFile(): ReactNode {
  const { id = '' } = useParams();
  const { t, number, moment, language } = useText();
  const { to } = useView();
  const path = `/v1/aanleveringen/${encodeURIComponent(id)}/gebeurtenissen`;
  const { data, error } = useRest<Whole>(['own-file', id, language], path);
  if (error) return <p role="alert">{error.message || t('files.failed')}</p>;
  if (!data) return <p role="status">{t('state.loading')}</p>;
  return (
    <>
      <Facts
        of={[
          [t('entry.recordedAt'), moment(data.recordedAt)],
          [t('nav.entries'), number(data.entries)],
          [t('files.retracted'), number(data.retracted)],
        ]}
      />
      <section className="section panel form">
        <RetractFile standing={data.list.filter(({ status }) => status === 'EFFECTIVE')} />
      </section>
      <h2>{t('files.list')}</h2>
      <ul className="plain-list links">
        {data.list.slice(0, SHOWN).map(({ entryId, position, status }) => (
          <li key={entryId}>
            <Link to={to(`/gebeurtenissen/${entryId}`)}>
              {t('entry.position')} {number(Number(position))}
            </Link>
            {status === 'RETRACTED' && <span className="soft"> {t('files.isRetracted')}</span>}
          </li>
        ))}
      </ul>
      {data.list.length > SHOWN && (
        <p className="soft">{t('files.more', { count: data.list.length - SHOWN })}</p>
      )}
    </>
  );
}
