import type { ReactNode } from 'react';
import { useText } from '../intl/use-text.tsx';
import { useMoment } from '../session/use-moment.ts';
import { usePinned } from '../session/use-pinned.ts';
import { useView } from '../url/use-view.ts';
import { csvOf } from './csv.ts';
import { saveFile } from './save-file.ts';
import type { TableData } from './table-data.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What is shown as CSV and XLSX, with the filters in the name and, in the workbook, on a sheet of its own. */
export function Downloads({
  name,
  title,
  table,
}: {
  readonly name: string;
  readonly title: string;
  readonly table: TableData;
}): ReactNode {
  const { t } = useText();
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
      { label: t('download.value'), kind: 'text' },
    ],
    rows: [
      [t('download.title'), title],
      [t(cumulative ? 'moment.stand' : 'submission.period'), stand],
      [t('moment.bekend'), known],
      [t('scope.label'), view.gebied],
      [t('download.address'), pinned],
    ],
  };
  const xlsx = async (): Promise<void> => {
    const { xlsxOf } = await import('./xlsx.ts');
    const sheets = [
      { name: t('download.sheet'), table },
      { name: t('download.aboutSheet'), table: about },
    ];
    saveFile(`${file}.xlsx`, xlsxOf(sheets), XLSX);
  };
  return (
    <p className="downloads small no-print">
      {t('download.label')}{' '}
      <button
        type="button"
        className="plain"
        aria-label={t('download.as', { form: 'CSV', title })}
        onClick={() => saveFile(`${file}.csv`, csvOf(table), 'text/csv;charset=utf-8')}
      >
        CSV
      </button>{' '}
      <button
        type="button"
        className="plain"
        aria-label={t('download.as', { form: 'XLSX', title })}
        onClick={() => void xlsx()}
      >
        XLSX
      </button>
    </p>
  );
}
