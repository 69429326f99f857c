import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { EVENT_TYPES, eventTypeNamed } from '../../../graphql/entries.ts';
import { isSignedOut } from '../../../graphql/request.ts';
import { useApi } from '../../../api/use-api.ts';
import { useCall } from '../../../api/use-call.ts';
import { useText } from '../../../intl/use-text.tsx';
import { useSource } from '../../../session/use-source.ts';
import { sendEvents, type UploadState } from '../send-file.ts';
import { MoveTable } from '../move-table.tsx';
import { retractions, type FileEntry } from './retractions.ts';
import { ReasonFields, useReason } from '../reason-fields.tsx';

const REASONS = ['DUPLICATE', 'WRONG_VALUE', 'WRONG_AREA', 'WRONG_DATE', 'DID_NOT_HAPPEN', 'OTHER'] as const;

/** Takes a whole file back: with a reason, tried first, then recorded in the background with its result. */
export function RetractFile({ standing }: { readonly standing: readonly FileEntry[] }): ReactNode {
  const { t } = useText();
  const { fields, why } = useReason(REASONS);
  const { state, tried, problem, busy, send } = useRetraction(standing, why);
  if (state?.status === 'DONE' && !tried)
    return (
      <p className="notice good" role="status">
        {t('files.done', { count: state.result?.added ?? 0 })}
      </p>
    );
  if (standing.length === 0) return <p className="notice">{t('files.nothingLeft')}</p>;
  return (
    <fieldset>
      <legend>{t('files.retract')}</legend>
      <p>{t('files.retractText', { count: standing.length })}</p>
      <ReasonFields label={t('files.why')} {...fields} />
      <div className="row">
        <button type="button" disabled={busy} onClick={() => void send(true)}>
          {t('files.try')}
        </button>
        {tried && (
          <button type="button" className="danger" disabled={busy} onClick={() => void send(false)}>
            {t('files.retractNow', { count: standing.length })}
          </button>
        )}
      </div>
      <p role="status">
        {busy && t('files.busy')}
        {!busy && tried && t('files.tried', { count: state?.result?.added ?? 0 })}
      </p>
      {!busy && tried && state?.result?.moves && <MoveTable moves={state.result.moves} />}
      {problem !== undefined && <p role="alert">{problem}</p>}
    </fieldset>
  );
}

function useRetraction(
  standing: readonly FileEntry[],
  why: { readonly reason: string; readonly reasonText: string },
) {
  const { t } = useText();
  const call = useCall();
  const source = useSource('spreadsheet');
  const client = useQueryClient();
  const types = useApi(EVENT_TYPES, {});
  // Another reason is another decision, and so other events.
  const runs = useRef(new Map<string, string>());
  const [state, setState] = useState<UploadState>();
  const [triedWhy, setTriedWhy] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const decision = JSON.stringify(why);
  const send = async (dryRun: boolean): Promise<void> => {
    const type = eventTypeNamed(types.data?.eventTypes, 'EntryRetracted')?.type;
    if (type === undefined) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const run = runs.current.get(decision) ?? crypto.randomUUID();
      runs.current.set(decision, run);
      const body = JSON.stringify(retractions(standing, why, { type, source, run }));
      const sent = await sendEvents(body, { ...call, dryRun, onState: () => undefined });
      setState(sent);
      if (sent.status !== 'DONE') return setProblem(sent.problem?.detail ?? t('files.failed'));
      setTriedWhy(dryRun ? decision : undefined);
      if (!dryRun) await client.invalidateQueries();
    } catch (error) {
      const words = isSignedOut(error) ? t('state.signedOut') : error instanceof Error ? error.message : '';
      setProblem(words || t('files.failed'));
    } finally {
      setBusy(false);
    }
  };
  return { state, tried: triedWhy === decision, problem, busy, send };
}
