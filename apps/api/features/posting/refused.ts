import type { PostOutcome } from '#libs/ingest';
import { AppError } from '../../kernel/errors/app-error.js';
import { badInput } from '../../kernel/errors/known-error.js';

type Refusal = Extract<PostOutcome, { readonly stored: false }>;

const SHOWN = 20;

/**
 * What a sender is told. A batch that the log stopped taking midway is no fault of the sender's: 503, with what is
 * stored by name, and the same batch may be sent again as it is.
 */
export function refused({ faults, partlyStored = [] }: Refusal): AppError {
  if (!faults.some(({ rule }) => rule === 'PARTLY_STORED')) return badInput(faults);
  const names = partlyStored.slice(0, SHOWN).map(({ id }) => id);
  const more = partlyStored.length - names.length;
  const list = `${names.join(', ')}${more > 0 ? ` (+${more})` : ''}`;
  return new AppError(
    'STORE_UNAVAILABLE',
    {
      nl: `${partlyStored.length} gebeurtenissen zijn opgeslagen (${list}), de rest niet. Stuur dezelfde zending opnieuw: de rest wordt dan opgeslagen, niets dubbel`,
      en: `${partlyStored.length} events are stored (${list}), the rest are not. Send the same batch again: the rest is then stored, nothing twice`,
    },
    faults,
  );
}
