import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { restFile } from '../../api/rest.ts';
import { useCall } from '../../api/use-call.ts';
import { useText } from '../../intl/use-text.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { Failure } from '../../parts/states.tsx';

const FORMATS = ['pdf', 'html', 'xlsx', 'csv', 'json'] as const;

/** The whole report as a file, in each format that the API gives. */
export function ReportFiles({ editionId, title }: { editionId: string; title: string }): ReactNode {
  const { t } = useText();
  const call = useCall();
  const fetched = useMutation({
    mutationFn: async (format: (typeof FORMATS)[number]) => {
      const path = `/v1/rapportages/${encodeURIComponent(editionId)}?formaat=${format}`;
      const file = await restFile(path, call);
      saveFile(`rapportage-${editionId}.${format}`, file, file.type);
    },
  });
  return (
    <div className="no-print report-files">
      <p className="row" role="group" aria-label={t('edition.files')}>
        <span>{t('edition.files')}:</span>
        {FORMATS.map((format) => (
          <button
            key={format}
            type="button"
            className="plain"
            disabled={fetched.isPending}
            aria-label={t('download.as', { form: t(`edition.file.${format}`), title })}
            onClick={() => fetched.mutate(format)}
          >
            {t(`edition.file.${format}`)}
          </button>
        ))}
      </p>
      {fetched.error && <Failure error={fetched.error} />}
    </div>
  );
}
