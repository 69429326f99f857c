import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { useText } from '../../intl/use-text.tsx';
import { Facts } from '../../parts/facts.tsx';
import { ReceiptsDownload } from '../../parts/receipt-download.tsx';
import { ChangeTable } from './change-table.tsx';
import { FaultTable } from './fault-table.tsx';
import { MoveTable } from './move-table.tsx';
import { Reinstate } from './reinstate.tsx';
import type { UploadState } from './send-file.ts';
import { UnclearNumbers } from './unclear-numbers.tsx';
import { WarningList } from './warning-list.tsx';

/** What is said of a file that is right: what it adds, or what it changes. */
const textOf = ({ changes, result }: UploadState, storing: boolean) => {
  if (changes?.count === 0) return 'changes.none';
  if (changes) return storing ? 'changes.storedText' : 'changes.fineText';
  return result && storing ? 'upload.storedText' : 'upload.fineText';
};

interface Props {
  readonly state: UploadState;
  readonly storing: boolean;
  readonly store: (() => void) | undefined;
  readonly faultFile: () => void;
  readonly reinstate: (reason: string, reasonText: string) => void;
  /** Says of a column, by its letter, what its decimal sign is. */
  readonly settle: (column: string, decimal: ',' | '.') => void;
}

/** The heading of an outcome, which takes the focus once there is one. */
type Heading = RefObject<HTMLHeadingElement | null>;

/** How far a file is, what is wrong with it row by row, or that it is recorded. */
export function UploadOutcome(props: Props): ReactNode {
  const { state, storing, faultFile, settle } = props;
  const { status, result, problem } = state;
  const heading = useRef<HTMLHeadingElement>(null);
  const done = ['DONE', 'REFUSED', 'FAILED'].includes(status);
  useEffect(() => {
    if (done) heading.current?.focus();
  }, [done, storing]);
  if (!done) return <UploadProgress rows={state.rows} />;
  if (problem)
    return <RefusedFile problem={problem} heading={heading} faultFile={faultFile} settle={settle} />;
  return result ? <RightFile {...props} result={result} heading={heading} /> : null;
}

function UploadProgress({ rows }: Pick<UploadState, 'rows'>): ReactNode {
  const { t, number } = useText();
  return (
    <section className="panel" role="status">
      <p>
        {t(rows.total === null ? 'upload.reading' : 'upload.progress', {
          done: number(rows.checked),
          total: number(rows.total ?? rows.read),
        })}
      </p>
      {rows.total === null ? (
        <progress aria-label={t('upload.title')} />
      ) : (
        <progress aria-label={t('upload.title')} max={rows.total} value={rows.checked} />
      )}
    </section>
  );
}

function RefusedFile({
  problem,
  heading,
  faultFile,
  settle,
}: Pick<Props, 'faultFile' | 'settle'> & {
  readonly problem: NonNullable<UploadState['problem']>;
  readonly heading: Heading;
}): ReactNode {
  const { t } = useText();
  return (
    <section className="panel">
      <div className="notice bad" role="alert">
        <h2 ref={heading} tabIndex={-1}>
          {t('upload.refused')}
        </h2>
        <p>{problem.detail}</p>
      </div>
      {problem.faults && problem.faults.length > 0 && <FaultTable faults={problem.faults} />}
      <UnclearNumbers faults={problem.faults ?? []} settle={settle} />
      {(problem.refusedRows ?? 0) > 0 && (
        <p>
          <button type="button" onClick={faultFile}>
            {t('upload.faultFile')}
          </button>
        </p>
      )}
    </section>
  );
}

type Result = NonNullable<UploadState['result']>;

/** What a file that is right would add or change, with the button that records it, or what it did. */
function RightFile({
  state,
  storing,
  store,
  reinstate,
  result,
  heading,
}: Props & { readonly result: Result; readonly heading: Heading }): ReactNode {
  const { t } = useText();
  return (
    <section className="panel">
      <div className="notice good">
        <h2 ref={heading} tabIndex={-1}>
          {t(storing ? 'receipt.title' : 'upload.fine')}
        </h2>
        <p>
          {t(textOf(state, storing), {
            rows: result.rows,
            added: result.added,
            known: result.known,
          })}
        </p>
      </div>
      <WarningList warnings={result.warnings} />
      {state.changes && state.changes.count > 0 && (
        <ChangeTable changes={state.changes.list} count={state.changes.count} />
      )}
      {!storing && result.moves && <MoveTable moves={result.moves} />}
      {!storing && (state.retracted ?? []).length > 0 && (
        <Reinstate count={(state.retracted ?? []).length} reinstate={reinstate} />
      )}
      {storing && <Recorded result={result} digest={state.digest} />}
      {storing && result.receipts && <ReceiptsDownload path={result.receipts} id={state.id} />}
      {store && result.added > 0 && (
        <p>
          <button type="button" className="primary" onClick={store}>
            {t('upload.store', { added: result.added })}
          </button>
        </p>
      )}
    </section>
  );
}

interface RecordedProps {
  readonly result: Result;
  readonly digest: string;
}

/** Where in the log it was recorded, and when; nothing where nothing was added. */
function Recorded({ result: { first, last }, digest }: RecordedProps): ReactNode {
  const { t, number, moment } = useText();
  if (!first || !last) return null;
  const [from, to] = [number(Number(first.position)), number(Number(last.position))];
  return (
    <Facts
      of={[
        [t('entry.position'), from === to ? from : t('upload.positions', { from, to })],
        [t('entry.recordedAt'), moment(last.recordedAt)],
        [t('upload.digest'), digest, 'mono'],
      ]}
    />
  );
}
