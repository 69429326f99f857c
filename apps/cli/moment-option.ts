import { momentFault, parseMoment, type Label } from '#libs/programme';
import type { AsOfInput } from '#libs/read-model';
import { wrongOption } from './refused.js';

/** A state of the log as an option has it: a position or a moment. Throws InvalidArgumentError on any other text. */
export const asOf = (text: string): AsOfInput =>
  /^\d{1,18}$/.test(text)
    ? { position: BigInt(text) }
    : { moment: momentOf(text, { nl: 'een positie of een tijdstip', en: 'a position or a moment' }) };

/**
 * Milliseconds of a moment as an option has it. Throws InvalidArgumentError, which says what of it does not exist.
 */
export function momentOf(text: string, expected: Label = { nl: 'een tijdstip', en: 'a moment' }): number {
  const moment = parseMoment(text);
  if (moment !== undefined) return moment;
  const { nl = '', en = '' } = momentFault(text, [])?.message ?? {};
  const [inDutch, inEnglish] = [expected.nl, expected.en].map((one) => `${one}: 2025-03-31T12:00:00Z`);
  throw wrongOption('NOT_A_MOMENT', `${inDutch}. ${nl}`, `${inEnglish}. ${en}`);
}
