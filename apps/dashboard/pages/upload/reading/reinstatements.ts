import { typeCalled, type ReadTable } from '#libs/tabular';
import type { EventTypeName } from '../../../graphql/tada.ts';
import type { ReaderRequest } from './protocol.ts';

/** Events that reinstate what rows made before and somebody retracted since: each names its entry as the row did. */
export function reinstatements(
  items: ReadTable['items'],
  { items: places, reason, reasonText }: Extract<ReaderRequest, { ask: 'reinstate' }>,
): ReadTable['items'] {
  const { type } = typeCalled('EntryReinstated' satisfies EventTypeName);
  return places.flatMap((place) => {
    const item = items[place];
    if (!item) return [];
    const { source, id } = item;
    const why = { reason, ...(reasonText === '' ? {} : { reasonText }) };
    // Retracted and reinstated more than once: each time it is another event.
    const own = crypto.randomUUID();
    return [{ specversion: '1.0', id: own, source, type, data: { entry: { source, id }, ...why } }];
  });
}
