import { heldTo, type Actor } from '#libs/access';
import { dateOf } from '#libs/programme';
import { positionOf, resolveReferenceDay, type AsOfInput, type ReadModel } from '#libs/read-model';

interface DatedQuery {
  readonly asOf?: AsOfInput;
  readonly referenceDate?: string;
}

/**
 * Who is held to its own entries asks for figures as of a day: a position or moment becomes the last one of its
 * day. Two neighbouring positions would tell what one entry of another did to a figure. The reference date stays
 * what it was.
 */
export function byDay<Q extends DatedQuery>(actor: Actor, { model }: ReadModel, query: Q): Q {
  const { asOf } = query;
  if (heldTo(actor) === undefined || (asOf?.position === undefined && asOf?.moment === undefined))
    return query;
  const position = positionOf(model, asOf);
  if (asOf.moment !== undefined && position === model.position) return query;
  const day = model.moments.dayOf(position);
  if (day === undefined) return query;
  const referenceDay = resolveReferenceDay(model, asOf, query.referenceDate, Infinity);
  return {
    ...query,
    asOf: { position: BigInt(Math.min(model.moments.positionOn(day), model.position)) },
    referenceDate: dateOf(referenceDay),
  };
}
