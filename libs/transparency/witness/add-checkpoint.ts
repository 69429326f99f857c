import { bytesOf } from '../bytes-of.js';
import { parseCount } from '../log/checkpoint.js';
import { formatNote, parseNote, verifyNote, type Signature, type Verified } from '../note/note.js';
import type { PolicyKey } from '../policy/policy.js';
import type { Signed } from '../sequence/signed.js';

/** Why a witness did not sign, in a word that does not change. */
export type WitnessFault =
  | 'UNREACHABLE'
  | 'UNKNOWN_LOG'
  | 'NOT_TRUSTED'
  | 'INCONSISTENT'
  | 'AHEAD'
  | 'REFUSED'
  | 'WRONG_ANSWER';

/** A witness that did not sign, by its code. */
export class WitnessError extends Error {
  constructor(
    readonly code: WitnessFault,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

interface Cosigned {
  readonly signatures: readonly Signature[];
  /** When the witness says it saw the checkpoint, in seconds since 1970. */
  readonly at: number;
}

interface AddCheckpointRequest {
  readonly witness: PolicyKey & { readonly url: string };
  readonly signed: Signed;
  /** Size that the witness signed last; 0 for none, or when it is not known. */
  readonly old: number;
  readonly proof: (from: number) => Promise<readonly Uint8Array[]>;
  readonly signal?: AbortSignal;
}

/** No redirect is followed. Milliseconds for an answer, and bytes of it: a witness is somebody else's program. */
const PATIENCE = 10_000;
const MOST_BYTES = 16_384;

const OF_STATUS: Readonly<Record<number, WitnessFault>> = {
  403: 'NOT_TRUSTED',
  404: 'UNKNOWN_LOG',
  422: 'INCONSISTENT',
};

/**
 * Asks a witness to sign a checkpoint (C2SP tlog-witness add-checkpoint), once more from the size that it says it
 * has. Answers what it signed, checked with its key. Throws WitnessError.
 */
export async function addCheckpoint(request: AddCheckpointRequest): Promise<Cosigned> {
  const first = await post(request, request.old);
  if (first.status !== 409 || first.type !== 'text/x.tlog.size') return cosignedIn(first, request);
  const has = parseCount(first.text.trim());
  if (has === undefined) throw new WitnessError('WRONG_ANSWER', '409 without a size');
  // Nobody else can have made it sign more than this log ever signed.
  if (has > request.signed.size)
    throw new WitnessError('AHEAD', `it signed ${has}, this log has ${request.signed.size}`);
  return cosignedIn(await post(request, has), request);
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

async function post(
  { witness: { url }, signed, proof, signal }: AddCheckpointRequest,
  old: number,
): Promise<Answer> {
  const hashes = old === 0 || old === signed.size ? [] : await proof(old);
  const lines = [
    `old ${old}`,
    ...hashes.map((hash) => Buffer.from(hash).toString('base64')),
    '',
    signed.note,
  ];
  const timeout = AbortSignal.timeout(PATIENCE);
  try {
    const answer = await fetch(`${url.replace(/\/$/, '')}/add-checkpoint`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: lines.join('\n'),
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    const type = answer.headers.get('content-type')?.split(';', 1)[0]?.trim() ?? '';
    const bytes = await bytesOf(answer, MOST_BYTES);
    if (bytes === undefined) throw new WitnessError('WRONG_ANSWER', `more than ${MOST_BYTES} bytes`);
    return { status: answer.status, type, text: bytes.toString('utf8') };
  } catch (error) {
    if (error instanceof WitnessError) throw error;
    throw new WitnessError('UNREACHABLE', error instanceof Error ? error.message : String(error), error);
  }
}

/**
 * The signatures of an answer; those of keys that are not the witness's are passed over, as the specification asks.
 */
function cosignedIn({ status, text }: Answer, { witness, signed }: AddCheckpointRequest): Cosigned {
  if (status !== 200) throw new WitnessError(OF_STATUS[status] ?? 'REFUSED', `it answers ${status}`);
  try {
    const body = parseNote(signed.note).text;
    const { signatures } = parseNote(`${body}\n${text}`);
    const own = signatures.filter(({ name, id }) => name === witness.key.name && id === witness.key.id);
    const [verified]: readonly (Verified | undefined)[] = verifyNote(
      parseNote(formatNote({ text: body, signatures: own })),
      [witness.key],
    );
    if (verified?.at === undefined) throw new RangeError('no signature of its key');
    return { signatures: own, at: verified.at };
  } catch (error) {
    throw new WitnessError('WRONG_ANSWER', error instanceof Error ? error.message : String(error), error);
  }
}
