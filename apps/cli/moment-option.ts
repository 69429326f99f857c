import { InvalidArgumentError } from 'commander';
import { momentFault, parseMoment } from '#libs/programme';
import type { AsOfInput } from '#libs/read-model';

/** A state of the log as an option has it: a position or a moment. Throws InvalidArgumentError on any other text. */
export const asOf = (text: string): AsOfInput =>
  /^\d{1,18}$/.test(text)
    ? { position: BigInt(text) }
    : { moment: momentOf(text, 'een positie of een tijdstip / a position or a moment') };

/** Milliseconds of a moment as an option has it. Throws InvalidArgumentError, which says what of it does not exist. */
export function momentOf(text: string, expected = 'een tijdstip / a moment'): number {
  const moment = parseMoment(text);
  if (moment !== undefined) return moment;
  const { nl = '', en = '' } = momentFault(text, '')?.message ?? {};
  throw new InvalidArgumentError(`${expected}: 2025-03-31T12:00:00Z. ${nl} / ${en}`);
}
