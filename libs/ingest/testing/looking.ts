import type { Actor } from '#libs/access';
import type { EventStore } from '#libs/event-store';
import type { DecisionContext, EventName, Fault } from '#libs/programme';

import { envelopeOf } from '../check/envelope.js';
import { newItem, type NewItem } from '../check/new-item.js';
import { RecentEntries } from '../check/recent-entries.js';
import type { Looked, LookUp } from '../decide/lookups/lookup.js';
import type { EntryLookups } from '../kernel/outcome.js';
import { LogReader } from '../log/log-reader.js';
import { StreamStates, type LoadedStream } from '../log/stream-states.js';
import { ALFA, event, openHouse, type House } from './ingest-fixture.js';

export const OFFICE_SOURCE = { source: 'urn:nld:wijkspoor:programmabureau:test' };

/** An item as it comes to the deciders; `target` is the entry that it corrects. */
export const itemOf = (
  name: EventName,
  data: object,
  actor: Actor = ALFA,
  target?: NewItem['target'],
  id = 'i-1',
): NewItem => newItem(0, envelopeOf(event(name, id, data as Record<string, unknown>), [2]), actor, target);

type Streams = ReadonlyMap<string, LoadedStream>;

/** One look-up over a house, asked as a request of these items asks it. */
export interface Looking extends House {
  readonly recent: RecentEntries;
  readonly look: (items: readonly NewItem[], actor?: Actor) => Promise<Looked>;
  /** What the decider of the last of some items is told; the ones before it were accepted. */
  readonly known: (items: readonly NewItem[], streams?: Streams, actor?: Actor) => Promise<DecisionContext>;
  /** What the last of some items is warned of. */
  readonly warned: (items: readonly NewItem[], naturalKey?: string) => Promise<readonly Fault[]>;
}

export const readerOf = (store: EventStore): LogReader => new LogReader(store, new StreamStates(store));

export async function openLooking(lookUp: LookUp, facts?: Partial<EntryLookups>): Promise<Looking> {
  const house = await openHouse();
  const recent = new RecentEntries();
  const lookups = facts as EntryLookups | undefined;
  const look = async (items: readonly NewItem[], actor: Actor = ALFA) => {
    const { store } = house;
    const looked = await lookUp.look(items, { reader: readerOf(store), store, lookups, recent, actor });
    for (const item of items) looked.note?.(item, item.envelope.data);
    for (const item of items.slice(0, -1)) looked.accepted?.(item, item.envelope.data);
    return looked;
  };
  const last = (items: readonly NewItem[]): NewItem => {
    const item = items.at(-1);
    if (!item) throw new Error('of no items there is no last');
    return item;
  };
  return {
    ...house,
    recent,
    look,
    known: async (items, streams = new Map(), actor = ALFA) => {
      const item = last(items);
      return (await look(items, actor)).known?.({ item, data: item.envelope.data, streams }) ?? {};
    },
    warned: async (items, naturalKey = '') =>
      (await look(items)).warn?.(last(items), last(items).envelope.data, naturalKey) ?? [],
  };
}
