import type { ReactNode } from 'react';
import { useText } from '../intl/use-text.tsx';
import { Failure } from './states.tsx';
import { useRestFile } from './use-rest-file.ts';

/**
 * The receipt of an entry as a file: what proves later that it was taken away or changed. Not there in the first
 * seconds, which is said.
 */
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

interface Props {
  readonly path: string;
  readonly name: string;
  readonly type: string;
  readonly many?: boolean;
}

function ReceiptFile({ path, name, type, many = false }: Props): ReactNode {
  const { t } = useText();
  const { take, error } = useRestFile();
  const takeReceipt = () => void take(path, name, type);
  return (
    <>
      <p className="no-print">
        <button type="button" onClick={takeReceipt}>
          {t(many ? 'receipt.takeAll' : 'receipt.take')}
        </button>
      </p>
      {error && <Failure error={error} retry={takeReceipt} />}
    </>
  );
}
