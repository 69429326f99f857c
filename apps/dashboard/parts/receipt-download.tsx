import { useState, type ReactNode } from 'react';
import { restFile } from '../graphql/rest.ts';
import { useText } from '../intl/use-text.tsx';
import { useSession } from '../session/session.tsx';
import { saveFile } from './save-file.ts';
import { Failure } from './states.tsx';

/** The receipt of an entry as a file: what proves later that it was taken away or changed. Not there in the first seconds, which is said. */
export function ReceiptDownload({ entryId }: { readonly entryId: string }): ReactNode {
  const { t, language } = useText();
  const { token } = useSession();
  const [error, setError] = useState<Error>();
  const take = async (): Promise<void> => {
    try {
      const file = await restFile(`/v1/gebeurtenissen/${entryId}/bewijs`, { token, language });
      saveFile(`${entryId}.tlog-proof`, file, 'text/plain');
      setError(undefined);
    } catch (found) {
      setError(found instanceof Error ? found : new Error(String(found)));
    }
  };
  return (
    <>
      <p className="no-print">
        <button type="button" onClick={() => void take()}>
          {t('receipt.take')}
        </button>
      </p>
      {error && <Failure error={error} retry={() => void take()} />}
    </>
  );
}
