import { useState, type ReactNode } from 'react';
import { restFile } from '../api/rest.ts';
import { useText } from '../intl/use-text.tsx';
import { useSession } from '../session/session.tsx';
import { saveFile } from './save-file.ts';
import { Failure } from './states.tsx';

/** The receipt of an entry as a file: what proves later that it was taken away or changed. Not there in the first seconds, which is said. */
export const ReceiptDownload = ({ entryId }: { readonly entryId: string }): ReactNode => (
  <ReceiptFile
    path={`/v1/gebeurtenissen/${entryId}/bewijs`}
    name={`${entryId}.tlog-proof`}
    type="text/plain"
  />
);

/** The receipts of all rows of an upload as one file, a line each; from `result.receipts`. */
export const ReceiptsDownload = ({ path, id }: { readonly path: string; readonly id: string }): ReactNode => (
  <ReceiptFile path={path} name={`ontvangstbewijzen-${id}.jsonl`} type="application/jsonl" many />
);

function ReceiptFile({
  path,
  name,
  type,
  many = false,
}: {
  readonly path: string;
  readonly name: string;
  readonly type: string;
  readonly many?: boolean;
}): ReactNode {
  const { t, language } = useText();
  const { token } = useSession();
  const [error, setError] = useState<Error>();
  const take = async (): Promise<void> => {
    try {
      saveFile(name, await restFile(path, { token, language }), type);
      setError(undefined);
    } catch (found) {
      setError(found instanceof Error ? found : new Error(String(found)));
    }
  };
  return (
    <>
      <p className="no-print">
        <button type="button" onClick={() => void take()}>
          {t(many ? 'receipt.takeAll' : 'receipt.take')}
        </button>
      </p>
      {error && <Failure error={error} retry={() => void take()} />}
    </>
  );
}
