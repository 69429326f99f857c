import { AppError } from '../../kernel/errors/app-error.js';
import type { Proofs } from '../../kernel/proofs/proofs.js';

/** The proofs of this server. Throws 404 where another server signs the log, or none does. */
export function signing(proofs: Proofs | null): Proofs {
  if (proofs) return proofs;
  throw new AppError('NOT_FOUND', {
    nl: 'Deze server ondertekent het logboek niet; vraag het aan de server die dat doet',
    en: 'This server does not sign the log; ask the server that does',
  });
}
