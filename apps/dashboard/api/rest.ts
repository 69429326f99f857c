import { setSignedOut } from '../session/signed-out.ts';
import { ApiError, type ApiFault } from '../graphql/request.ts';

export interface PlacedFault extends ApiFault {
  readonly severity?: string;
  readonly value?: unknown;
  readonly row?: number;
  readonly column?: string;
  readonly where?: { readonly nl: string; readonly en: string };
}

interface Problem {
  readonly title?: string;
  readonly detail?: string;
  readonly code?: string;
  readonly faults?: readonly PlacedFault[];
}

/** A REST answer that is no success, with all its faults. */
export class RestProblem extends ApiError {
  constructor(
    readonly body: Problem & Readonly<Record<string, unknown>>,
    readonly status: number,
  ) {
    super(body.detail ?? body.title ?? '', body.code ?? 'ERROR', body.faults ?? []);
  }
}

type Call = RequestInit & { token: string | undefined; language: string };

async function answerTo(path: string, { token, language, ...init }: Call): Promise<Response> {
  const headers = {
    'accept-language': language,
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(init.headers as Record<string, string> | undefined),
  };
  const response = await fetch(path, { ...init, headers }).catch(() => {
    throw new ApiError('', 'OFFLINE');
  });
  if (response.ok) return response;
  if (response.status === 401) setSignedOut();
  const body: unknown = await response.json().catch(() => ({}));
  throw new RestProblem(body as Problem & Record<string, unknown>, response.status);
}

/** One call of the REST interface; rejects with RestProblem, or ApiError OFFLINE. */
export async function rest<Result>(path: string, call: Call): Promise<Result> {
  const body: unknown = await (await answerTo(path, call)).json().catch(() => ({}));
  return body as Result;
}

/** A file of the REST interface; rejects as `rest` does. A link cannot do this: it would not say who asks. */
export const restFile = async (path: string, call: Call): Promise<Blob> =>
  (await answerTo(path, call)).blob();

export interface Receipt {
  readonly entryId: string;
  readonly position: string;
  readonly recordedAt: string;
  readonly digest: string;
  readonly duplicate: boolean;
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly warnings?: readonly PlacedFault[];
}
