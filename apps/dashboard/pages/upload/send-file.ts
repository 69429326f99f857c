import type { Change, PlacedFault } from '#libs/tabular';
import { readFaultJson, type Label, type FaultJson } from '#libs/programme';
import type { Figure } from '../../graphql/figures.ts';
import { rest } from '../../api/rest.ts';

type Side = Pick<Figure, 'status' | 'value'>;

/** Which figures a file that was tried would move. */
export interface Moves {
  /** The partner whose own entries the figures are made of; null: of all entries. */
  readonly own: string | null;
  readonly count: number;
  /** Why not every figure was looked at. */
  readonly leftOut?: { readonly code: string; readonly message: Label };
  readonly figures: readonly {
    readonly kpi: string;
    readonly label: Label;
    readonly unit: Label;
    readonly scope: string;
    readonly period: string;
    readonly before: Side;
    readonly after: Side;
  }[];
}

export interface UploadState {
  readonly id: string;
  readonly status: 'WAITING' | 'READING' | 'CHECKING' | 'STORING' | 'DONE' | 'REFUSED' | 'FAILED';
  readonly digest: string;
  readonly rows: { readonly read: number; readonly checked: number; readonly total: number | null };
  readonly result?: {
    readonly rows: number;
    readonly added: number;
    readonly known: number;
    readonly warningCount: number;
    readonly warnings: readonly PlacedFault[];
    /** Of a file that was tried. */
    readonly moves?: Moves;
    readonly first?: { readonly entryId: string; readonly position: string; readonly recordedAt: string };
    readonly last?: { readonly entryId: string; readonly position: string; readonly recordedAt: string };
    /** Where the receipts of its rows are; absent where the server does not sign. */
    readonly receipts?: string;
  };
  /** Of a file of corrections: what its rows change. */
  readonly changes?: { readonly list: readonly Change[]; readonly count: number; readonly rows: number };
  /** Places, in the list that was sent, of what is known but retracted. */
  readonly retracted?: readonly number[];
  readonly problem?: {
    readonly detail: string;
    readonly faults?: readonly PlacedFault[];
    readonly faultCount?: number;
    readonly refusedRows?: number;
  };
}

type Result = NonNullable<UploadState['result']>;
type Problem = NonNullable<UploadState['problem']>;

/** A state as the server says it. */
interface SentState extends Omit<UploadState, 'result' | 'problem'> {
  readonly result?: Omit<Result, 'warnings'> & { readonly warnings: readonly FaultJson<PlacedFault>[] };
  readonly problem?: Omit<Problem, 'faults'> & { readonly faults?: readonly FaultJson<PlacedFault>[] };
}

const stateOf = ({ result, problem, ...state }: SentState): UploadState => ({
  ...state,
  ...(result ? { result: { ...result, warnings: result.warnings.map(readFaultJson) } } : {}),
  ...(problem ? { problem: { ...problem, faults: (problem.faults ?? []).map(readFaultJson) } } : {}),
});

/** The place in the list of each that is known but retracted. */
export const retractedIn = (warnings: readonly PlacedFault[]): readonly number[] =>
  warnings.flatMap(({ rule, place }) => (rule === 'KNOWN_BUT_RETRACTED' ? [Number(place[0])] : []));

const finished = ({ status }: UploadState): boolean => ['DONE', 'REFUSED', 'FAILED'].includes(status);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Sends the events made of a file, and nothing else of it, and follows them until they are stored or refused;
 * `onState` hears how far.
 */
export async function sendEvents(
  body: string,
  {
    dryRun,
    token,
    language,
    onState,
  }: {
    readonly dryRun: boolean;
    readonly token: string | undefined;
    readonly language: string;
    readonly onState: (state: UploadState) => void;
  },
): Promise<UploadState> {
  const query = new URLSearchParams({ taal: language, ...(dryRun ? { proef: 'true' } : {}) });
  const sent = await rest<SentState>(`/v1/aanleveringen?${query.toString()}`, {
    token,
    language,
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents-batch+json', prefer: 'respond-async' },
    body,
  });
  let state = stateOf(sent);
  onState(state);
  for (let wait = 100; !finished(state); wait = Math.min(1000, wait * 1.5)) {
    await pause(wait);
    state = stateOf(
      await rest<SentState>(`/v1/aanleveringen/${state.id}?taal=${language}`, { token, language }),
    );
    if (!finished(state)) onState(state);
  }
  return state;
}
