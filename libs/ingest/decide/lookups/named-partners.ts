import {
  at,
  atField,
  fault,
  type EventData,
  type EventName,
  type FieldName,
  type Fault,
  type Place,
} from '#libs/programme';

import type { LookUp } from './lookup.js';
import { contentOf, type NewItem } from '../../check/new-item.js';
import type { LogReader } from '../../log/log-reader.js';
import { isRegistered, partnerStream } from '../../log/participation.js';

/**
 * Members by which an event names other partners; what is about a partner (`partnerId`) is refused where nobody
 * registered it.
 */
const [LEAD, MANY] = ['leadPartnerId', 'partnerIds'] as const satisfies readonly FieldName[];
const REGISTERED = 'PartnerRegistered' satisfies EventName;

/** Every partner that data name, with where. */
function named(data: EventData, place: Place): readonly (readonly [id: string, place: Place])[] {
  const many = data[MANY];
  const found: (readonly [unknown, Place])[] = [
    [data[LEAD], at(place, LEAD)],
    ...(Array.isArray(many) ? many.map((id: unknown, i) => [id, at(place, MANY, i)] as const) : []),
  ];
  return found.filter((pair): pair is [string, Place] => typeof pair[0] === 'string');
}

/** The partners that items name and that are registered neither in the log nor by an item of the same batch. */
export async function strangersNamed(
  items: readonly NewItem[],
  reader: LogReader,
): Promise<ReadonlySet<string>> {
  const strangers = new Set<string>();
  const inBatch = new Set<string>();
  for (const item of items) {
    const [type, data] = contentOf(item) ?? [];
    if (type === undefined || data === undefined) continue;
    if (type.name === REGISTERED) inBatch.add(String(data.partnerId));
    else for (const [id] of named(data, [])) strangers.add(id);
  }
  for (const id of strangers)
    if (inBatch.has(id) || isRegistered((await reader.stream(partnerStream(id))).state, REGISTERED))
      strangers.delete(id);
  return strangers;
}

/** A warning at each partner that is named and not registered (yet). */
export function partnersUnknown(item: NewItem, strangers: ReadonlySet<string>): readonly Fault[] {
  const [type, data] = contentOf(item) ?? [];
  if (strangers.size === 0 || type === undefined || data === undefined) return [];
  return named(data, item.target ? atField(['data'], 'replacement') : ['data']).flatMap(([id, place]) =>
    strangers.has(id) ? [fault('PARTNER_UNKNOWN', place, {}, id)] : [],
  );
}

/** Partners that items name: who is not registered (yet) is warned of. */
export const NAMED_PARTNERS: LookUp = {
  gives: {},
  look: async (items, { reader }) => {
    const strangers = await strangersNamed(items, reader);
    return { warn: (item) => partnersUnknown(item, strangers) };
  },
};
