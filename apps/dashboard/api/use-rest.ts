import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { rest } from './rest.ts';
import { useCall } from './use-call.ts';

/** What the REST interface answers at a path, kept under a key. Fails as `rest` does. */
export function useRest<Result>(
  queryKey: readonly unknown[],
  path: string,
  { staleTime = 0, ...more }: RequestInit & { readonly staleTime?: number } = {},
): UseQueryResult<Result> {
  const call = useCall();
  return useQuery({ queryKey, queryFn: () => rest<Result>(path, { ...call, ...more }), staleTime });
}
