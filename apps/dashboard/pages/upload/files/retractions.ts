import { idOfRow } from '#libs/tabular';

/** An entry that a file recorded, as it stands. */
export interface FileEntry {
  readonly entryId: string;
  readonly type: string;
  readonly position: string;
  readonly status: 'EFFECTIVE' | 'RETRACTED';
}

export interface Why {
  readonly reason: string;
  readonly reasonText: string;
}

/**
 * The events that take a file back, one for each entry that stands. `run`: of one decision, so that sending them once
 * more retracts nothing twice.
 */
export function retractions(
  entries: readonly FileEntry[],
  { reason, reasonText }: Why,
  { type, source, run }: { readonly type: string; readonly source: string; readonly run: string },
): readonly Readonly<Record<string, unknown>>[] {
  return entries.map(({ entryId }) => ({
    specversion: '1.0',
    // A UUID: with words before it one in some hundreds would look like an IBAN.
    id: idOfRow(run, entryId),
    source,
    type,
    data: { entryId, reason, ...(reasonText === '' ? {} : { reasonText }) },
  }));
}
