import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { EVENT_TYPES } from '../../../graphql/entries.ts';
import { useApi } from '../../../api/use-api.ts';
import { useRest } from '../../../api/use-rest.ts';
import { useText } from '../../../intl/use-text.tsx';
import { Page } from '../../../parts/page.tsx';
import { WordTable } from '../../../parts/word-table.tsx';
import { useView } from '../../../url/use-view.ts';
import { MayPost } from '../../post/may-post.tsx';

/** A file as the log has it. */
export interface OwnFile {
  readonly id: string;
  readonly recordedAt: string;
  /** Names of types of events. */
  readonly types: readonly string[];
  readonly entries: number;
  readonly first: string;
  readonly last: string;
}

/** The files one's own organisation handed in, newest first. */
export function OwnFiles(): ReactNode {
  const { t } = useText();
  const { to } = useView();
  return (
    <Page
      title={t('files.title')}
      lead={t('files.lead')}
      crumbs={<Link to={to('/upload')}>{t('upload.title')}</Link>}
    >
      <MayPost>
        <FileTable />
      </MayPost>
    </Page>
  );
}

function FileTable(): ReactNode {
  const { t, say, number, moment, language } = useText();
  const { to } = useView();
  const types = useApi(EVENT_TYPES, {});
  const { data, error } = useRest<{ readonly uploads: readonly OwnFile[] }>(
    ['own-files', language],
    '/v1/aanleveringen',
  );
  const named = (name: string): string => {
    const label = types.data?.eventTypes.find((type) => type.name === name)?.label;
    return label ? say(label) : name;
  };
  if (error) return <p role="alert">{error.message || t('files.failed')}</p>;
  if (!data || types.isLoading) return <p role="status">{t('state.loading')}</p>;
  if (data.uploads.length === 0) return <p className="notice">{t('files.none')}</p>;
  return (
    <WordTable
      caption={t('files.title')}
      columns={[t('entry.recordedAt'), t('files.holds'), t('nav.entries')]}
      rows={data.uploads.map(({ id, recordedAt, types: names, entries }) => ({
        key: id,
        cells: [
          <Link to={to(`/upload/bestanden/${id}`)}>{moment(recordedAt)}</Link>,
          names.map(named).join(', '),
          number(entries),
        ],
      }))}
    />
  );
}
