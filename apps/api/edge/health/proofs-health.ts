import type { Label } from '#libs/programme';
import { leafText, SigningRefusal } from '#libs/transparency';
import type { Proofs } from '../../kernel/proofs/proofs.js';

interface ProofsHealth {
  readonly state: string;
  /** Leaves signed. */
  readonly size: number;
  /** Why nothing is signed now. */
  readonly error?: { readonly code: string; readonly detail: Label };
  readonly scrub: { readonly rounds: number; readonly compared: number; readonly bad?: Label };
}

/**
 * How the signing of the log goes, for who runs it. What is no refusal (a full disk) is in the server's log, not
 * here.
 */
export function proofsHealth({ status: { state, size, error, scrub } }: Proofs): ProofsHealth {
  const refusal = error instanceof SigningRefusal ? error : undefined;
  const failure = {
    code: refusal?.code ?? 'SIGNING_FAILED',
    detail: refusal?.reason ?? {
      nl: 'Ondertekenen lukt niet; de oorzaak staat in het serverlog',
      en: 'Signing fails; the cause is in the log of the server',
    },
  };
  return {
    state,
    size,
    ...(error === undefined ? {} : { error: failure }),
    scrub: {
      rounds: scrub.rounds,
      compared: scrub.compared,
      ...(scrub.bad === undefined ? {} : { bad: leafText(scrub.bad) }),
    },
  };
}
