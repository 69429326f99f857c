import { print } from '@0no-co/graphql.web';
import type { TadaDocumentNode } from './tada.ts';

export interface ApiFault {
  readonly place: string;
  readonly rule: string;
  readonly message: { readonly nl: string; readonly en: string };
}

/** The API refused or did not answer; `code` is its own (UNAUTHENTICATED, FORBIDDEN, INVALID …) or OFFLINE. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    message: string,
    readonly code: string,
    readonly faults: readonly ApiFault[] = [],
  ) {
    super(message);
  }
}

interface Answer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly faults?: readonly ApiFault[] };
  }[];
}

/** Asks the API one question; rejects with ApiError. */
export async function request<Result, Variables>(
  document: TadaDocumentNode<Result, Variables>,
  variables: Variables,
  { token, language, signal }: { token: string | undefined; language: string; signal?: AbortSignal },
): Promise<Result> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': language,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query: print(document), variables }),
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError('', 'OFFLINE');
  });
  const answer = (await response.json().catch(() => ({}))) as Answer<Result>;
  const [first] = answer.errors ?? [];
  if (first)
    throw new ApiError(first.message, first.extensions?.code ?? 'ERROR', first.extensions?.faults ?? []);
  if (!answer.data) throw new ApiError('', response.status === 401 ? 'UNAUTHENTICATED' : 'OFFLINE');
  return answer.data;
}
