import { AsOf, registerAt, unknownScope } from '#libs/indicators';
import { at, dateOf, fault, type Fault } from '#libs/programme';
import type { ReadModel } from '#libs/read-model';
import type { AskedFilter } from './filter-of.js';

type Model = ReadModel['model'];

/**
 * What is wrong with a filter: a partner or neighbourhood that was never registered and has no entry, with what may be meant,
 * and days in the wrong order. A list of nothing would say that nothing happened there.
 */
export function filterFaults(model: Model, filter: AskedFilter): readonly Fault[] {
  const { facts } = model;
  const now = new AsOf(facts, model.position);
  const { partners, neighbourhoods } = registerAt(now);
  const strangers = (
    ids: readonly string[],
    name: string,
    isKnown: (id: string) => boolean,
    told: (place: string, id: string) => Fault,
  ) => ids.flatMap((id, i) => (isKnown(id) ? [] : [told(at(`/filter/${name}`, i), id)]));
  const { occurredFrom, occurredTo } = filter;
  return [
    ...strangers(
      filter.partnerIds ?? [],
      'partnerIds',
      (id) => partners.has(id) || facts.partners.find(id) !== undefined,
      (place, id) => fault('UNREGISTERED_PARTNER', place, {}, id),
    ),
    ...strangers(
      filter.neighbourhoodIds ?? [],
      'neighbourhoodIds',
      (id) => neighbourhoods.has(id) || facts.areas.find(id) !== undefined,
      (place, id) => unknownScope(now, place, id),
    ),
    ...(occurredFrom !== undefined && occurredTo !== undefined && occurredTo < occurredFrom
      ? [fault('END_BEFORE_START', '/filter/occurredTo', { start: dateOf(occurredFrom) }, dateOf(occurredTo))]
      : []),
  ];
}
