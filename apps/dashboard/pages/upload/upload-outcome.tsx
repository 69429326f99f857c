import { useEffect, useRef, type ReactNode } from 'react';
import { useText } from '../../intl/use-text.tsx';
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

/** How far a file is, what is wrong with it row by row, or that it is recorded. */
export function UploadOutcome({
  state,
  storing,
  store,
  faultFile,
  reinstate,
  settle,
}: {
  readonly state: UploadState;
  readonly storing: boolean;
  readonly store: (() => void) | undefined;
  readonly faultFile: () => void;
  readonly reinstate: (reason: string, reasonText: string) => void;
  /** Says of a column, by its letter, what its decimal sign is. */
  readonly settle: (column: string, decimal: ',' | '.') => void;
}): ReactNode {
  const { t, number, moment } = useText();
  const { status, rows, result, problem } = state;
  const heading = useRef<HTMLHeadingElement>(null);
  const done = ['DONE', 'REFUSED', 'FAILED'].includes(status);
  useEffect(() => {
    if (done) heading.current?.focus();
  }, [done, storing]);
  if (!done)
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
  if (problem)
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
  if (!result) return null;
  return (
    <section className="panel">
      <div className="notice good">
        <h2 ref={heading} tabIndex={-1}>
          {t(storing ? 'upload.stored' : 'upload.fine')}
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
      {storing && result.first && result.last && (
        <dl className="facts">
          <dt>{t('entry.position')}</dt>
          <dd>
            {result.first.position === result.last.position
              ? number(Number(result.first.position))
              : t('upload.positions', {
                  from: number(Number(result.first.position)),
                  to: number(Number(result.last.position)),
                })}
          </dd>
          <dt>{t('entry.recordedAt')}</dt>
          <dd>{moment(result.last.recordedAt)}</dd>
          <dt>{t('upload.digest')}</dt>
          <dd className="mono">{state.digest}</dd>
        </dl>
      )}
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
