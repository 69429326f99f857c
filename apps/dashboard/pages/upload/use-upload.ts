import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Area, Format, FileInspection, KeyKind, Layout } from '#libs/tabular';
import { useCall } from '../../api/use-call.ts';
import { ApiError, isSignedOut } from '../../graphql/request.ts';
import { useText } from '../../intl/use-text.tsx';
import { saveFile } from '../../parts/save-file.ts';
import type { ReadFile } from './reading/protocol.ts';
import { ownEntries } from './own-entries.ts';
import { retractedIn, sendEvents, type UploadState } from './send-file.ts';
import { useReader } from './reading/worker-reader.ts';

const FORMATS: Readonly<Record<string, Format>> = {
  csv: 'csv',
  txt: 'csv',
  tsv: 'csv',
  xlsx: 'xlsx',
  ods: 'ods',
};

export interface Reading {
  readonly layout: Layout | undefined;
  /** Of columns of a template, settled by a person. */
  readonly decimals: Readonly<Record<string, ',' | '.'>>;
  readonly source: string;
  readonly areas: readonly Area[];
  readonly key: { readonly kind: KeyKind; readonly secret: string } | undefined;
  /** The type whose entries are corrected, of a file that does so. */
  readonly corrects: string | undefined;
}

/** A file of corrections in which nothing is changed: nothing is sent. */
const nothingNew = (read: ReadFile, changes: NonNullable<ReadFile['changes']>): UploadState => ({
  id: '',
  status: 'DONE',
  digest: read.digest,
  rows: { read: changes.rows, checked: changes.rows, total: changes.rows },
  changes,
  result: { rows: changes.rows, added: 0, known: 0, warningCount: read.notes.length, warnings: read.notes },
});

type Words = ReturnType<typeof useText>['t'];

const formatOf = ({ name }: File): Format | undefined =>
  FORMATS[/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''];

/** A file with faults: nothing of it was sent. */
const refused = ({ digest, events, faults, faultCount, refusedRows }: ReadFile, t: Words): UploadState => ({
  id: '',
  status: 'REFUSED',
  digest,
  rows: { read: events, checked: 0, total: events },
  problem: {
    detail: refusedRows > 0 ? t('upload.rowsRefused', { rows: refusedRows }) : t('upload.notSent'),
    faults,
    faultCount,
    refusedRows,
  },
});

/** Why something did not come about, for people. */
function wordsOf(error: unknown, t: Words): string {
  if (isSignedOut(error)) return t('state.signedOut');
  if (!(error instanceof ApiError)) return t('upload.problem.unreadable');
  return error.code === 'OFFLINE' ? t('state.offline') : error.message;
}

type Placed = NonNullable<UploadState['result']>['warnings'];

/** What the server said of the events, at the rows and columns of the file. */
async function placedIn(
  read: ReadFile,
  done: UploadState,
  place: (faults: Placed) => Promise<Placed>,
): Promise<UploadState> {
  const { result, problem: refusal } = done;
  const warnings = result && [...read.notes, ...(await place(result.warnings))];
  const faults = refusal?.faults && (await place(refusal.faults));
  return {
    ...done,
    digest: read.digest,
    ...(read.changes ? { changes: read.changes } : {}),
    ...(result && warnings
      ? { result: { ...result, warnings }, retracted: retractedIn(result.warnings) }
      : {}),
    ...(refusal ? { problem: { ...refusal, ...(faults ? { faults } : {}) } } : {}),
  };
}

/** What is being tried, and in words why it did not come about. */
function useAttempts(begin: () => void) {
  const { t } = useText();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState<'check' | 'store'>();
  const attempt = async (what: 'check' | 'store', work: () => Promise<void>): Promise<void> => {
    setBusy(what);
    setProblem(undefined);
    begin();
    try {
      await work();
    } catch (error) {
      setProblem(wordsOf(error, t));
    } finally {
      setBusy(undefined);
    }
  };
  return { problem, setProblem, busy, attempt };
}

/** One file on its way: looked into, read and checked in this browser, then tried and recorded by the server. */
export function useUpload() {
  const { t, say, language } = useText();
  const call = useCall();
  const client = useQueryClient();
  const reader = useReader();
  const [inspected, setInspected] = useState<FileInspection>();
  const [state, setState] = useState<UploadState>();
  const [ready, setReady] = useState<ReadFile>();
  const lastRead = useRef<Reading>(undefined);
  const { problem, setProblem, busy, attempt } = useAttempts(() => setState(undefined));

  const reset = (): void => {
    setInspected(undefined);
    setProblem(undefined);
    setState(undefined);
    setReady(undefined);
  };
  const open = async (file: File, type: string, sheet?: string): Promise<FileInspection | undefined> => {
    reset();
    const format = formatOf(file);
    if (!format) {
      setProblem(t('upload.problem.kind'));
      return undefined;
    }
    const bytes = await file.arrayBuffer();
    const chosen = sheet === undefined ? {} : { sheet };
    const found = await reader().ask({ ask: 'inspect', bytes, format, type, ...chosen });
    if ('fault' in found) {
      setProblem(`${say(found.fault.where)}: ${say(found.fault.message)}`);
      return undefined;
    }
    setInspected(found);
    return found;
  };
  const send = async (read: ReadFile, dryRun: boolean): Promise<void> => {
    const done = await sendEvents(read.body, { ...call, dryRun, onState: setState });
    const ask = reader();
    setState(await placedIn(read, done, (faults) => ask.ask({ ask: 'place', faults })));
    setReady(dryRun && done.status === 'DONE' ? read : undefined);
    if (!dryRun && done.status === 'DONE') await client.invalidateQueries();
  };
  const rowsRead = (rows: number): void =>
    setState({ id: '', status: 'READING', digest: '', rows: { read: rows, checked: 0, total: null } });
  const check = (reading: Reading): Promise<void> =>
    attempt('check', async () => {
      lastRead.current = reading;
      setReady(undefined);
      rowsRead(0);
      const { corrects, ...how } = reading;
      const entries = corrects === undefined ? undefined : await ownEntries(corrects, call);
      const read = await reader().ask({ ask: 'read', ...how, entries }, rowsRead);
      if (read.faultCount === 0 && read.changes?.count === 0) return setState(nothingNew(read, read.changes));
      if (read.faultCount === 0) return send(read, true);
      setState(refused(read, t));
    });
  const store = (): Promise<void> => attempt('store', async () => (ready ? send(ready, false) : undefined));
  /** Reinstates what is known but retracted, and looks at the file again. */
  const reinstate = async (reason: string, reasonText: string): Promise<void> => {
    const items = state?.retracted ?? [];
    let done = false;
    await attempt('store', async () => {
      const body = await reader().ask({ ask: 'reinstate', items, reason, reasonText });
      const sent = await sendEvents(body, { ...call, dryRun: false, onState: setState });
      setState(sent);
      done = sent.status === 'DONE';
    });
    if (done) await client.invalidateQueries();
    if (done && lastRead.current) await check(lastRead.current);
  };
  const faultFile = async (): Promise<void> => {
    const bytes = await reader().ask({ ask: 'faultFile', faults: state?.problem?.faults ?? [], language });
    if (bytes) saveFile('fouten.csv', bytes as Uint8Array<ArrayBuffer>, 'text/csv');
  };
  return {
    inspected,
    problem,
    setProblem,
    state,
    ready,
    busy,
    open,
    reset,
    check,
    store,
    reinstate,
    faultFile,
  };
}
