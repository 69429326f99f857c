import { ArgsType, InputType } from '@nestjs/graphql';
import { parseMoment } from '#libs/programme';
import type { AsOfInput } from '#libs/read-model';
import type { AsOfQuery } from '../messages.js';
import { DateTimeScalar, PositionScalar } from './scalars.js';
import { NullableField } from './nullable-field.js';

@InputType('AsOf', { description: 'De stand op een positie óf een tijdstip / as of a position or a moment' })
export class AsOfInputModel {
  @NullableField(() => PositionScalar)
  position?: string | null;
  @NullableField(() => DateTimeScalar)
  moment?: string | null;
}

/** Of which state of the log is asked. */
@ArgsType()
export class AsOfArgs {
  @NullableField(() => AsOfInputModel)
  asOf?: AsOfInputModel | null;
}

/** The same, for who reads back what it posted. */
@ArgsType()
export class AsOfQueryArgs extends AsOfArgs {
  @NullableField(() => PositionScalar)
  atLeast?: string | null;
}

/** The argument as the read model's; undefined for now. */
export function toAsOfInput(asOf: AsOfInputModel | null | undefined): AsOfInput | undefined {
  if (asOf?.position == null && asOf?.moment == null) return undefined;
  return {
    ...(asOf.position == null ? {} : { position: BigInt(asOf.position) }),
    ...(asOf.moment == null ? {} : { moment: momentIn(asOf.moment) }),
  };
}

/** Both as a message has them. */
export const toAsOfQuery = ({
  asOf,
  atLeast,
}: { [K in keyof AsOfQueryArgs]: AsOfQueryArgs[K] | undefined }): AsOfQuery => ({
  asOf: toAsOfInput(asOf),
  atLeast: positionIn(atLeast),
});

/** Milliseconds of a moment that the scalar or the body has let through; throws on any other text. */
export function momentIn(text: string): number {
  const moment = parseMoment(text);
  if (moment === undefined) throw new RangeError(`${text} is not a moment`);
  return moment;
}

/** A position that the scalar has let through; undefined where none is given. */
export const positionIn = (text: string | null | undefined): bigint | undefined =>
  text == null ? undefined : BigInt(text);
