import { heldTo, type Actor } from '#libs/access';
import { amsterdamDate } from '#libs/platform';
import { dateOf } from '#libs/programme';
import { positionOf, resolveReferenceDay, type AsOfInput, type ReadModel } from '#libs/read-model';

interface AsOfQuestion {
  readonly asOf?: AsOfInput;
  readonly referenceDate?: string;
}

/**
 * Who is held to its own entries asks for figures as of a day: a position or moment becomes the last one of its
 * day. Two neighbouring positions would tell what one entry of another did to a figure. The reference date stays
 * what it was.
 */
export function byDay<Q extends AsOfQuestion>(actor: Actor, { model }: ReadModel, question: Q): Q {
  const { asOf } = question;
  if (heldTo(actor) === undefined || (asOf?.position === undefined && asOf?.moment === undefined))
    return question;
  const position = positionOf(model, asOf);
  if (asOf.moment !== undefined && position === model.position) return question;
  const day = model.moments.dayOf(position);
  if (day === undefined) return question;
  const referenceDay = resolveReferenceDay(model, asOf, question.referenceDate, Infinity, amsterdamDate);
  return {
    ...question,
    asOf: { position: BigInt(Math.min(model.moments.positionOn(day), model.position)) },
    referenceDate: dateOf(referenceDay),
  };
}
