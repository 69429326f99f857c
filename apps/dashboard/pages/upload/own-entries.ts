import type { OwnEntry } from '#libs/tabular';
import { rest } from '../../api/rest.ts';

/** One's own entries of a type as they stand, to hold a file of corrections against. */
export const ownEntries = async (
  type: string,
  call: { readonly token: string | undefined; readonly language: string },
): Promise<readonly OwnEntry[]> =>
  (await rest<{ readonly entries: readonly OwnEntry[] }>(`/v1/correctiebestanden/${type}.json`, call))
    .entries;
