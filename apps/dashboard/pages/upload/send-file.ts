import { rest, type PlacedFault } from '../../graphql/rest.ts';
import type { Prepared } from './prepare-file.ts';

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
    readonly first?: { readonly entryId: string; readonly position: string; readonly recordedAt: string };
    readonly last?: { readonly entryId: string; readonly position: string; readonly recordedAt: string };
  };
  readonly problem?: {
    readonly detail: string;
    readonly faults?: readonly PlacedFault[];
    readonly faultCount?: number;
    readonly refusedRows?: number;
    readonly faultFile?: string;
  };
}

const finished = ({ status }: UploadState): boolean => ['DONE', 'REFUSED', 'FAILED'].includes(status);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends a file and follows it until it is done; `tell` hears how far it is. */
export async function sendFile(
  file: Prepared,
  {
    type,
    dryRun,
    token,
    language,
    tell,
  }: {
    readonly type: string;
    readonly dryRun: boolean;
    readonly token: string | undefined;
    readonly language: string;
    readonly tell: (state: UploadState) => void;
  },
): Promise<UploadState> {
  const query = new URLSearchParams({ soort: type, taal: language, ...(dryRun ? { proef: 'true' } : {}) });
  let state = await rest<UploadState>(`/v1/aanleveringen?${query.toString()}`, {
    token,
    language,
    method: 'POST',
    headers: { 'content-type': file.type, prefer: 'respond-async' },
    body: file.body,
  });
  tell(state);
  for (let wait = 100; !finished(state); wait = Math.min(1000, wait * 1.5)) {
    await pause(wait);
    state = await rest<UploadState>(`/v1/aanleveringen/${state.id}?taal=${language}`, { token, language });
    tell(state);
  }
  return state;
}
