import { useEffect, useRef, type ReactNode } from 'react';
import { useText } from '../../intl/use-text.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { useSession } from '../../session/session.tsx';
import type { UploadState } from './send-file.ts';

/** How far a file is, what is wrong with it row by row, or that it is recorded. */
export function UploadOutcome({
  state,
  storing,
  store,
}: {
  readonly state: UploadState;
  readonly storing: boolean;
  readonly store: (() => void) | undefined;
}): ReactNode {
  const { t, say, number, moment } = useText();
  const { token } = useSession();
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
  const faultFile = async (path: string): Promise<void> => {
    const answer = await fetch(
      path,
      token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } },
    );
    const name =
      /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? 'fouten.csv';
    saveFile(name, await answer.arrayBuffer(), answer.headers.get('content-type') ?? 'text/csv');
  };
  if (problem)
    return (
      <section className="panel">
        <div className="notice bad" role="alert">
          <h2 ref={heading} tabIndex={-1}>
            {t('upload.refused')}
          </h2>
          <p>{problem.detail}</p>
        </div>
        {problem.faults && problem.faults.length > 0 && (
          <div className="scroll" role="region" aria-label={t('upload.faults')} tabIndex={0}>
            <table className="stackable">
              <caption>{t('upload.faults')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('upload.where')}</th>
                  <th scope="col">{t('upload.what')}</th>
                  <th scope="col">{t('upload.found')}</th>
                </tr>
              </thead>
              <tbody>
                {problem.faults.slice(0, 200).map((fault, i) => (
                  <tr key={i} data-row={fault.row}>
                    <th scope="row">{fault.where ? say(fault.where) : ''}</th>
                    <td data-label={t('upload.what')}>{say(fault.message)}</td>
                    <td data-label={t('upload.found')}>
                      {typeof fault.value === 'string' || typeof fault.value === 'number'
                        ? String(fault.value)
                        : '–'}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {problem.faultFile && (
          <p>
            <button type="button" onClick={() => void faultFile(problem.faultFile ?? '')}>
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
          {t(storing ? 'upload.storedText' : 'upload.fineText', {
            rows: result.rows,
            added: result.added,
            known: result.known,
          })}
        </p>
      </div>
      {result.warnings.slice(0, 50).map((warning, i) => (
        <p key={i} className="notice care">
          {warning.where ? `${say(warning.where)}: ` : ''}
          {say(warning.message)}
        </p>
      ))}
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
      {store && (
        <p>
          <button type="button" className="primary" onClick={store}>
            {t('upload.store', { added: result.added })}
          </button>
        </p>
      )}
    </section>
  );
}
