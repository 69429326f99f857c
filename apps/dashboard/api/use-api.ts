import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { hashOf } from '../graphql/persisted.ts';
import { ApiError, request, type Loose } from '../graphql/request.ts';
import type { TadaDocumentNode } from '../graphql/tada.ts';
import { useCall } from './use-call.ts';

const retry = (count: number, error: Error): boolean =>
  count < 2 && error instanceof ApiError && error.code === 'OFFLINE';

/**
 * The answer to a question, kept until the log grows or a write invalidates it. While the next answer is under way
 * the last one of the same question and the same reader stays, so nothing flashes when the time control moves.
 */
export function useApi<Result, Variables>(
  document: TadaDocumentNode<Result, Variables>,
  variables: NoInfer<Loose<Variables>>,
  { enabled = true }: { enabled?: boolean } = {},
): UseQueryResult<Result> {
  const call = useCall();
  const { token } = call;
  const hash = hashOf(document);
  return useQuery({
    queryKey: ['graphql', token, hash, variables],
    queryFn: ({ signal }) => request(document, variables, { ...call, signal }),
    placeholderData: (previous, query) =>
      query?.queryKey[1] === token && query?.queryKey[2] === hash ? previous : undefined,
    staleTime: Infinity,
    enabled,
    retry,
  });
}

/**
 * A question that is put when a person says so, and only then: its answer is of that moment and is not asked again by
 * itself.
 */
export function useQueryResult<Result, Variables>(
  document: TadaDocumentNode<Result, Variables>,
): UseMutationResult<Result, Error, Loose<Variables>> {
  const call = useCall();
  return useMutation({ mutationFn: (variables) => request(document, variables, call) });
}

/** A write; afterwards everything that was read is asked again. */
export function useWrite<Result, Variables>(
  document: TadaDocumentNode<Result, Variables>,
): UseMutationResult<Result, Error, Loose<Variables>> {
  const call = useCall();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (variables) => request(document, variables, call),
    onSuccess: () => client.invalidateQueries(),
  });
}
