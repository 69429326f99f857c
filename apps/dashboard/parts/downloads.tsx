import { Fragment, type ReactNode } from 'react';
import { TooManyRows } from '../graphql/whole-list.ts';
import { useText } from '../intl/use-text.tsx';
import { useMoment } from '../session/use-moment.ts';
import { usePinned } from '../session/use-pinned.ts';
import { useView } from '../url/use-view.ts';
import { toCsv } from './csv.ts';
import { saveFile } from './save-file.ts';
import { Failure } from './states.tsx';
import type { TableData } from './table-data.ts';
import { useAttempt } from './use-attempt.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Props {
  readonly name: string;
  readonly title: string;
  /** What is shown; or how to get all of what is shown a page at a time. */
  readonly table: TableData | (() => Promise<TableData>);
}

/** What is shown as CSV and XLSX, with the filters in the name and, in the workbook, on a sheet of its own. */
export function Downloads({ name, title, table }: Props): ReactNode {
  const { t } = useText();
  const { busy, error, attempt } = useAttempt();
  const { view } = useView();
  const { stand, bekend, lastDay, cumulative } = useMoment();
  const pinned = usePinned();
  const known = bekend ?? lastDay;
  const file = `wijkspoor_${name}_${cumulative ? 'stand' : 'over'}-${stand}_bekend-${known}`.replace(
    /[^\w.-]+/g,
    '-',
  );
  const about: TableData = {
    columns: [
      { label: t('download.what'), kind: 'text' },
      { label: t('table.value'), kind: 'text' },
    ],
    rows: [
      [t('download.title'), title],
      [t(cumulative ? 'moment.stand' : 'submission.period'), stand],
      [t('moment.bekend'), known],
      [t('table.area'), view.gebied],
      [t('download.address'), pinned],
    ],
  };
  const csv = (whole: TableData): void => saveFile(`${file}.csv`, toCsv(whole), 'text/csv;charset=utf-8');
  const xlsx = async (whole: TableData): Promise<void> => {
    const { toXlsx } = await import('./xlsx.ts');
    const sheets = [
      { name: t('download.sheet'), table: whole },
      { name: t('download.aboutSheet'), table: about },
    ];
    saveFile(`${file}.xlsx`, toXlsx(sheets), XLSX);
  };
  const forms = [
    ['CSV', csv],
    ['XLSX', xlsx],
  ] as const;
  return (
    <>
      <p className="downloads small no-print">
        {t('download.label')}
        {forms.map(([form, save]) => (
          <Fragment key={form}>
            {' '}
            <button
              type="button"
              className="plain"
              aria-label={t('download.as', { form, title })}
              disabled={busy}
              onClick={() =>
                void attempt(async () => save(typeof table === 'function' ? await table() : table))
              }
            >
              {form}
            </button>
          </Fragment>
        ))}
      </p>
      {error && (
        <Failure
          error={
            error instanceof TooManyRows ? new Error(t('download.tooMany', { most: error.most })) : error
          }
        />
      )}
    </>
  );
}
