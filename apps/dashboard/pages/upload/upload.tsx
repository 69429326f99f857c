import { useQueryClient } from '@tanstack/react-query';
import { useId, useState, type DragEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { EVENT_TYPES } from '../../graphql/entries.ts';
import { ApiError, isSignedOut } from '../../graphql/request.ts';
import { useApi } from '../../graphql/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { SHORTEST_SECRET, signerFor } from '../../keys/make-key.ts';
import type { KeyKind } from '../../keys/normalise.ts';
import { Page } from '../../parts/page.tsx';
import { useSession } from '../../session/session.tsx';
import { useRights } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';
import { FaultSummary } from '../post/fault-summary.tsx';
import { MayPost } from '../post/may-post.tsx';
import { ELSEWHERE } from '../post/elsewhere.ts';
import { knownColumns, prepareFile, type Preparation, type Prepared } from './prepare-file.ts';
import { sendFile, type UploadState } from './send-file.ts';
import { UploadOutcome } from './upload-outcome.tsx';

const KEYS: readonly (readonly [field: string, kind: KeyKind])[] = [
  ['householdKey', 'huishouden'],
  ['dwellingKey', 'woning'],
];

/** A spreadsheet: choose what it holds, take the template, drop the file, see every fault, then record it whole. */
export function Upload(): ReactNode {
  const { t } = useText();
  const { to } = useView();
  return (
    <Page
      title={t('upload.title')}
      lead={t('upload.lead')}
      crumbs={<Link to={to('/aanleveren')}>{t('nav.post')}</Link>}
    >
      <MayPost>
        <UploadForm />
      </MayPost>
    </Page>
  );
}

function UploadForm(): ReactNode {
  const { t, say, language } = useText();
  const { token } = useSession();
  const { mayPost } = useRights();
  const { search, change } = useView();
  const client = useQueryClient();
  const id = useId();
  const types = useApi(EVENT_TYPES, {});
  const own = (types.data?.eventTypes ?? []).filter(
    (type) => mayPost(type) && !ELSEWHERE.includes(type.name),
  );
  const type =
    own.find(({ name }) => name === search.get('soort')) ??
    own.find(({ name }) => name === 'HouseholdReached') ??
    own[0];
  const [file, setFile] = useState<File>();
  const [secret, setSecret] = useState('');
  const [problem, setProblem] = useState<string>();
  const [state, setState] = useState<UploadState>();
  const [checked, setChecked] = useState<Prepared>();
  const [busy, setBusy] = useState<'check' | 'store'>();
  if (!type) return null;
  const keyed = KEYS.flatMap(([name, kind]) => {
    const field = type.fields.find((each) => each.name === name);
    return field ? [{ kind, column: say(field.label) }] : [];
  })[0];

  const pick = (picked: File | undefined): void => {
    setFile(picked);
    setState(undefined);
    setChecked(undefined);
    setProblem(undefined);
  };
  const told = (preparation: Extract<Preparation, { problem: string }>): string =>
    t(`upload.problem.${preparation.problem}`, {
      rows: (preparation.rows ?? []).slice(0, 20).join(', '),
      column: keyed?.column ?? '',
      columns: (preparation.columns ?? []).join(', '),
    });
  const send = async (prepared: Prepared, dryRun: boolean): Promise<void> => {
    const done = await sendFile(prepared, { type: type.name, dryRun, token, language, tell: setState });
    setChecked(dryRun && done.status === 'DONE' ? prepared : undefined);
    if (!dryRun && done.status === 'DONE') await client.invalidateQueries();
  };
  const attempt = async (what: 'check' | 'store', work: () => Promise<void>): Promise<void> => {
    setBusy(what);
    setProblem(undefined);
    setState(undefined);
    try {
      await work();
    } catch (error) {
      if (isSignedOut(error)) return setProblem(t('state.signedOut'));
      setProblem(error instanceof ApiError && error.code !== 'OFFLINE' ? error.message : t('state.offline'));
    } finally {
      setBusy(undefined);
    }
  };
  const check = (): Promise<void> =>
    attempt('check', async () => {
      if (!file) return setProblem(t('upload.problem.none'));
      if (secret !== '' && secret.trim().length < SHORTEST_SECRET)
        return setProblem(t('key.short', { length: SHORTEST_SECRET }));
      const sign = secret === '' ? undefined : await signerFor(secret);
      const known = await knownColumns(type.name);
      const preparation = await prepareFile(file, { key: keyed, sign, known });
      if ('problem' in preparation) return setProblem(told(preparation));
      await send(preparation.file, true);
    });
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    pick(event.dataTransfer.files[0]);
  };
  return (
    <>
      {problem && <FaultSummary title={t('upload.notSent')} faults={[{ path: undefined, text: problem }]} />}
      <section className="section panel form" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <div className="field">
          <label htmlFor={`${id}-type`}>{t('upload.type')}</label>
          <select
            id={`${id}-type`}
            value={type.name}
            onChange={({ target }) => {
              pick(file);
              change({ soort: target.value });
            }}
          >
            {own.map(({ name, label }) => (
              <option key={name} value={name}>
                {say(label)}
              </option>
            ))}
          </select>
          <p className="links">
            {t('upload.template')}{' '}
            <a href={`/v1/sjablonen/${type.name}.csv?taal=${language}`} download>
              CSV
            </a>{' '}
            <a href={`/v1/sjablonen/${type.name}.xlsx?taal=${language}`} download>
              XLSX
            </a>
          </p>
        </div>
        <div className="field">
          <label htmlFor={`${id}-file`}>{t('upload.file')}</label>
          <p className="hint" id={`${id}-hint`}>
            {t('upload.fileHint')}
          </p>
          <input
            id={`${id}-file`}
            type="file"
            accept=".csv,.xlsx"
            aria-describedby={`${id}-hint`}
            onChange={({ target }) => pick(target.files?.[0])}
          />
        </div>
        {keyed && (
          <details>
            <summary>{t('upload.addresses')}</summary>
            <div className="field">
              <p className="hint">{t('upload.addressesHint', { column: keyed.column })}</p>
              <label htmlFor={`${id}-secret`}>{t('key.secret')}</label>
              <input
                id={`${id}-secret`}
                type="password"
                autoComplete="off"
                value={secret}
                onChange={({ target }) => setSecret(target.value)}
              />
            </div>
          </details>
        )}
        <div className="row">
          <button
            type="button"
            className="primary"
            disabled={busy !== undefined}
            onClick={() => void check()}
          >
            {t(busy === 'check' ? 'upload.checking' : 'upload.check')}
          </button>
        </div>
      </section>
      {state && (
        <UploadOutcome
          state={state}
          storing={
            busy === 'store' || (checked === undefined && busy === undefined && state.result !== undefined)
          }
          store={checked ? () => void attempt('store', () => send(checked, false)) : undefined}
        />
      )}
    </>
  );
}
