import { atField, fault, type EventData, type Fault } from '#libs/programme';

import type { LookUp } from './lookup.js';
import type { NewItem } from '../../check/new-item.js';
import type { LogReader } from '../../log/log-reader.js';
import { areasNamedIn, partnerStream } from '../../log/participation.js';

/**
 * The areas where a partner takes part, or ever did, by its registration and the changes of it; none of a partner
 * that named none.
 */
export type AreasOfPartners = ReadonlyMap<string, ReadonlySet<string>>;

/** Those of the partners that items belong to, as the log has them now. */
export async function areasOfPartners(
  items: readonly NewItem[],
  reader: LogReader,
): Promise<AreasOfPartners> {
  const partners = new Set(items.flatMap(({ partnerId }) => partnerId ?? []));
  const areas = new Map<string, ReadonlySet<string>>();
  for (const partnerId of partners) {
    const { state } = await reader.stream(partnerStream(partnerId));
    const named = areasNamedIn(state);
    if (named.size > 0) areas.set(partnerId, named);
  }
  return areas;
}

/**
 * A warning for what a partner records where it never took part, by form, file and API alike; the office may record
 * anywhere.
 */
export function elsewhere(
  { envelope: { type }, partnerId, target }: NewItem,
  data: EventData,
  areas: AreasOfPartners,
): readonly Fault[] {
  const own = partnerId === undefined ? undefined : areas.get(partnerId);
  if (!own) return [];
  const replaced = target && type.name === 'EntryCorrected';
  const { neighbourhoodId } = replaced ? (data.replacement as EventData) : data;
  if (typeof neighbourhoodId !== 'string' || own.has(neighbourhoodId)) return [];
  const place = replaced
    ? atField(['data', 'replacement'], 'neighbourhoodId')
    : atField(['data'], 'neighbourhoodId');
  return [fault('AREA_NOT_YOURS', place, {}, neighbourhoodId)];
}

/** Where partners take part: what they record elsewhere is warned of. */
export const AREAS_OF_PARTNERS: LookUp = {
  gives: {},
  look: async (items, { reader }) => {
    const areas = await areasOfPartners(items, reader);
    return { warn: (item, data) => elsewhere(item, data, areas) };
  },
};
