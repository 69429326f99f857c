import { byHash, hashOf, textOf, UNKNOWN } from './persisted.ts';
import { setRenewed } from './renewed.ts';
import type { TadaDocumentNode } from './tada.ts';

export interface ApiFault {
  readonly place: string;
  readonly rule: string;
  readonly message: { readonly nl: string; readonly en: string };
}

/**
 * The API refused or did not answer; `code` is its own (UNAUTHENTICATED, FORBIDDEN, INVALID …), OFFLINE or RENEWED.
 */
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

/** The server knows nobody by what was sent. */
export const isSignedOut = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'UNAUTHENTICATED';

interface Answer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly faults?: readonly ApiFault[] };
  }[];
}

interface Asking {
  readonly token: string | undefined;
  readonly language: string;
  readonly signal?: AbortSignal;
}

async function send<Result>(
  body: object,
  { token, language, signal }: Asking,
): Promise<Answer<Result> & { readonly status: number }> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': language,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError('', 'OFFLINE');
  });
  const answer = (await response.json().catch(() => ({}))) as Answer<Result>;
  return { ...answer, status: response.status };
}

const codeOf = ({ errors }: Answer<unknown>): string | undefined => errors?.[0]?.extensions?.code;

/** The server is of another version: the text is sent once, as long as this page still has it. */
async function sendText<Result>(hash: string, variables: unknown, asking: Asking) {
  setRenewed();
  const query = await textOf(hash);
  const answer = query === undefined ? undefined : await send<Result>({ query, variables }, asking);
  if (!answer || codeOf(answer) === 'GRAPHQL_VALIDATION_FAILED') throw new ApiError('', 'RENEWED');
  return answer;
}

/** What a question may be put with: of what it need not be told, undefined is as good as nothing, and is not sent. */
export type Loose<Variables> = Variables extends
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly unknown[]
  ? Variables
  : {
      readonly [Name in keyof Variables]: Record<never, never> extends Pick<Variables, Name>
        ? Loose<Variables[Name]> | undefined
        : Loose<Variables[Name]>;
    };

/** Asks the API one question, by the hash of its text; rejects with ApiError. */
export async function request<Result, Variables>(
  document: TadaDocumentNode<Result, Variables>,
  variables: NoInfer<Loose<Variables>>,
  asking: Asking,
): Promise<Result> {
  const hash = hashOf(document);
  const first = await send<Result>({ variables, ...byHash(hash) }, asking);
  const answer = codeOf(first) === UNKNOWN ? await sendText<Result>(hash, variables, asking) : first;
  const [error] = answer.errors ?? [];
  if (error)
    throw new ApiError(error.message, error.extensions?.code ?? 'ERROR', error.extensions?.faults ?? []);
  if (!answer.data) throw new ApiError('', answer.status === 401 ? 'UNAUTHENTICATED' : 'OFFLINE');
  return answer.data;
}
