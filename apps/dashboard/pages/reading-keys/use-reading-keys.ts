import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { rest } from '../../api/rest.ts';
import { useText } from '../../intl/use-text.tsx';
import { useSession } from '../../session/session.tsx';

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

/** One's own reading keys, with making and revoking one; the list is read anew after each. */
export function useReadingKeys() {
  const { language } = useText();
  const { token } = useSession();
  const queries = useQueryClient();
  const call = { token, language };
  const renew = () => queries.invalidateQueries({ queryKey: KEPT });
  const list = useQuery({
    queryKey: [...KEPT, token],
    queryFn: () => rest<readonly ReadingKey[]>(PATH, call),
  });
  const make = useMutation({
    mutationFn: (asked: { readonly name: string; readonly days: number }) =>
      rest<MadeKey>(PATH, {
        ...call,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(asked),
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
