import type { Actor } from '#libs/access';
import type { EventStore } from '#libs/event-store';
import {
  CATALOGUE,
  type DecisionContext,
  type EventData,
  type EventName,
  type Fault,
  type LifeCycleSubject,
} from '#libs/programme';

import type { NewItem } from '../../check/new-item.js';
import type { RecentEntries } from '../../check/recent-entries.js';
import type { EntryLookups } from '../../kernel/outcome.js';
import type { LogReader } from '../../log/log-reader.js';
import type { LoadedStream } from '../../log/stream-states.js';
import type { PlannedItem } from '../planned-item.js';

/** Something a decider may ask for besides its stream. */
export type Need = keyof DecisionContext;

/** What there is to look up in, for the items of one request. */
export interface Sources {
  readonly reader: LogReader;
  readonly store: EventStore;
  /** Undefined where there is no read model: then nobody can tell. */
  readonly lookups: EntryLookups | undefined;
  /** What this process stored lately. */
  readonly recent: RecentEntries;
  readonly actor: Actor;
}

/** An item that is decided on now: its data as they are stored, and the streams as the items before it leave them. */
export interface ItemInTurn {
  readonly item: NewItem;
  readonly data: EventData;
  readonly streams: ReadonlyMap<string, LoadedStream>;
}

/** What was looked up for the items of one request. */
export interface Looked {
  /** Takes note of an item before any is decided on: it counts for all of them, whatever their order. */
  readonly note?: (item: NewItem, content: EventData) => void;
  /** What the decider of an item is told, when its type is one of those that ask. */
  readonly known?: (turn: ItemInTurn) => DecisionContext;
  /** Takes note of an item that was accepted, with its data as stored. */
  readonly accepted?: (item: NewItem, data: EventData) => void;
  /** Warnings that are no decider's, with places in the event. */
  readonly warn?: (item: NewItem, data: EventData, naturalKey: string) => readonly Fault[];
}

/** One thing that is looked up beside the stream: who asks for it, where it is found, what it warns of. */
export interface LookUp {
  /** What it tells deciders, and which types' deciders; nothing where it only warns. */
  readonly gives: { readonly [N in Need]?: readonly EventName[] };
  /** Looks it up for all items of a request: deciding itself waits for nothing. */
  readonly look: (items: readonly NewItem[], sources: Sources) => Looked | Promise<Looked>;
  /** Remembers an item that was stored, for the requests to come. */
  readonly stored?: (recent: RecentEntries, planned: PlannedItem) => void;
}

/** The types of something with a life cycle. */
export const typesOf = (...subjects: readonly LifeCycleSubject[]): readonly EventName[] =>
  CATALOGUE.flatMap(({ name, consistency }) =>
    consistency.of === 'life-cycle' && subjects.includes(consistency.subject) ? [name] : [],
  );
