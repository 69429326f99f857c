import { parseMoment } from '#libs/programme';
import type { AsOfInput } from '#libs/read-model';
import type { AsOfInputModel } from './as-of.input.js';

/** The argument as the read model's; undefined for now. */
export function toAsOfInput(asOf: AsOfInputModel | null | undefined): AsOfInput | undefined {
  if (asOf?.position == null && asOf?.moment == null) return undefined;
  return {
    ...(asOf.position == null ? {} : { position: BigInt(asOf.position) }),
    ...(asOf.moment == null ? {} : { moment: momentIn(asOf.moment) }),
  };
}

/** Milliseconds of a moment that the scalar or the body has let through; throws on any other text. */
export function momentIn(text: string): number {
  const moment = parseMoment(text);
  if (moment === undefined) throw new RangeError(`${text} is not a moment`);
  return moment;
}

export const positionIn = (text: string | null | undefined): bigint | undefined =>
  text == null ? undefined : BigInt(text);
