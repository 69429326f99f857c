import { useMutation, useQueryClient } from '@tanstack/react-query';
import { rest } from '../../api/rest.ts';
import { useCall } from '../../api/use-call.ts';
import { useRest } from '../../api/use-rest.ts';

/** A key as its owner sees it again: never the key itself. */
export interface ReadingKey {
  readonly id: string;
  readonly name: string;
  readonly made: string;
  readonly until: string;
  readonly revoked: string | null;
  /** Neither ended nor revoked, by the server's clock. */
  readonly works: boolean;
}

/** A key as it is told once. */
export interface MadeKey extends ReadingKey {
  readonly key: string;
}

const PATH = '/v1/leessleutels';
const KEPT = ['reading-keys'] as const;

/** One's own reading keys, with making and revoking one; the list is read again after each. */
export function useReadingKeys() {
  const call = useCall();
  const queries = useQueryClient();
  const renew = () => queries.invalidateQueries({ queryKey: KEPT });
  const list = useRest<readonly ReadingKey[]>([...KEPT, call.token], PATH);
  const make = useMutation({
    mutationFn: (wanted: { readonly name: string; readonly days: number }) =>
      rest<MadeKey>(PATH, {
        ...call,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(wanted),
      }),
    onSettled: renew,
    // What was told once is not kept for the next visit of the page.
    gcTime: 0,
  });
  const revoke = useMutation({
    mutationFn: (id: string) => rest<unknown>(`${PATH}/${id}`, { ...call, method: 'DELETE' }),
    onSettled: renew,
  });
  return { list, make, revoke };
}
