import { EffectiveEntries, programmeRegisterAt, unknownNeighbourhood } from '#libs/indicators';
import { dateOf, fault, type Fault, type Place } from '#libs/programme';
import { QueryError, type ReadModel } from '#libs/read-model';
import type { EntryQuery } from './filter-of.js';

type Model = ReadModel['model'];

/**
 * What is wrong with a filter: a partner or neighbourhood that was never registered and has no entry, with what may
 * be meant, and days in the wrong order. A list of nothing would say that nothing happened there.
 */
export function filterFaults(model: Model, filter: EntryQuery): readonly Fault[] {
  const { facts } = model;
  const now = new EffectiveEntries(facts, model.position);
  const strangers = (
    ids: readonly string[],
    name: string,
    isKnown: (id: string) => boolean,
    toFault: (place: Place, id: string) => Fault,
  ) => ids.flatMap((id, i) => (isKnown(id) ? [] : [toFault(['filter', name, i], id)]));
  const { occurredFrom, occurredTo } = filter;
  return [
    ...strangers(filter.partnerIds ?? [], 'partnerIds', (id) => isPartner(now, id), unknownPartner),
    ...strangers(
      filter.neighbourhoodIds ?? [],
      'neighbourhoodIds',
      (id) => isNeighbourhood(now, id),
      (place, id) => unknownNeighbourhood(now, place, id),
    ),
    ...(occurredFrom !== undefined && occurredTo !== undefined && occurredTo < occurredFrom
      ? [
          fault(
            'END_BEFORE_START',
            ['filter', 'occurredTo'],
            { start: dateOf(occurredFrom) },
            dateOf(occurredTo),
          ),
        ]
      : []),
  ];
}

/** Whether a partner is registered at a position, or has an entry anywhere. */
const isPartner = (now: EffectiveEntries, id: string): boolean =>
  programmeRegisterAt(now).partners.has(id) || now.store.partners.find(id) !== undefined;

const isNeighbourhood = (now: EffectiveEntries, id: string): boolean =>
  programmeRegisterAt(now).neighbourhoods.has(id) || now.store.areas.find(id) !== undefined;

/** The same of a filter that names one partner and one neighbourhood. */
export function namedFaults(
  { facts, position }: Model,
  { partnerId, neighbourhoodId }: { readonly partnerId?: string; readonly neighbourhoodId?: string },
): readonly Fault[] {
  const now = new EffectiveEntries(facts, position);
  return [
    ...(partnerId === undefined || isPartner(now, partnerId)
      ? []
      : [unknownPartner(['filter', 'partnerId'], partnerId)]),
    ...(neighbourhoodId === undefined || isNeighbourhood(now, neighbourhoodId)
      ? []
      : [unknownNeighbourhood(now, ['filter', 'neighbourhoodId'], neighbourhoodId)]),
  ];
}

const unknownPartner = (place: Place, id: string): Fault => fault('UNREGISTERED_PARTNER', place, {}, id);

/** Throws QueryError for a partner that was never registered and has no entry, named at `/partnerId`. */
export function mustBePartner({ facts, position }: Model, partnerId: string | undefined): void {
  if (partnerId !== undefined && !isPartner(new EffectiveEntries(facts, position), partnerId))
    throw new QueryError([unknownPartner(['partnerId'], partnerId)]);
}
