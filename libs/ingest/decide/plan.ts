import { posterOf, type Actor } from '#libs/access';
import type { Append, NewEvent } from '#libs/event-store';
import { naturalKeyOf, randomText } from '#libs/platform';
import {
  at,
  atField,
  canonicalJson,
  decide,
  evolve,
  typeNamed,
  toFaultJson,
  isSamePlace,
  type Command,
  type EventData,
  type Fault,
  type FaultJson,
  type EntryMetadata,
} from '#libs/programme';

import { FaultList } from '../kernel/fault-list.js';
import { Turns } from '../kernel/turns.js';
import type { LookedUp } from './look-ups.js';
import { contentOf, storedData, type NewItem } from '../check/new-item.js';
import type { RecordedAfter } from '../kernel/outcome.js';
import type { PlannedItem } from './planned-item.js';
import type { Tokens } from './pseudonyms.js';
import { salted } from './salted.js';
import { oldEventWarnings } from '../check/semantic-check.js';
import { NO_STREAM, type LoadedStream } from '../log/stream-states.js';

const NONCE_BYTES = 32;

/** What is decided on with, looked up beforehand: deciding itself waits for nothing. */
export interface PlanContext {
  readonly actor: Actor;
  readonly today: string;
  readonly tokens: Tokens;
  /** The streams that are there already. */
  readonly streams: ReadonlyMap<string, LoadedStream>;
  readonly lookedUp: LookedUp;
  readonly correlationId: string | undefined;
  readonly checkpoint: RecordedAfter | undefined;
}

export interface Plan {
  readonly appends: readonly Append[];
  /** In the order of the appends' events. */
  readonly planned: readonly PlannedItem[];
  readonly faults: readonly Fault[];
}

/** Decides on the items in order, each against its stream as the ones before it leave it. */
export function planItems(items: readonly NewItem[], context: PlanContext): Promise<Plan> {
  return new Planner(context).plan(items);
}

class Planner {
  readonly #appends: { stream: string; expected: Append['expected']; events: NewEvent[] }[] = [];
  readonly #planned: PlannedItem[] = [];
  readonly #faults = new FaultList();
  readonly #streams: Map<string, LoadedStream>;
  readonly #poster: NonNullable<ReturnType<typeof posterOf>>;

  constructor(private readonly context: PlanContext) {
    this.#streams = new Map(context.streams);
    const poster = posterOf(context.actor);
    // Every item was checked before: none is left of who may not post.
    if (!poster) throw new Error('items are planned of who may not post');
    this.#poster = poster;
  }

  async plan(items: readonly NewItem[]): Promise<Plan> {
    const contents: (EventData | undefined)[] = [];
    const turns = new Turns();
    for (const item of items) {
      await turns.next();
      const content = this.#tokenised(item);
      contents.push(content);
      this.context.lookedUp.note(item, content ?? {});
    }
    for (const [i, item] of items.entries()) {
      await turns.next();
      if (this.#faults.full) break;
      this.#decide(item, storedData(item, contents[i]));
    }
    return { appends: this.#appends, planned: this.#planned, faults: this.#faults.list() };
  }

  #tokenised(item: NewItem): EventData | undefined {
    const content = contentOf(item);
    return content && this.context.tokens.applyTo(content[1], content[0].fields, item.partnerId);
  }

  #decide(item: NewItem, data: EventData): void {
    const { envelope, partnerId, stream } = item;
    const { today, lookedUp } = this.context;
    const loaded = this.#streams.get(stream) ?? NO_STREAM;
    const decision = decide(
      // Validated by its type's fields: the catalogue says what it is.
      {
        entryId: envelope.entryId,
        name: envelope.type.name,
        partnerId,
        data,
        by: this.#poster,
        place: envelope.place,
        today,
      } as Command,
      loaded.state,
      lookedUp.contextOf({ item, data, streams: this.#streams }),
    );
    if (!decision.accepted) {
      this.#faults.add(
        decision.faults.map((found) => asSent(found, envelope)),
        envelope.place,
      );
      return;
    }
    this.#streams.set(stream, { state: evolve(loaded.state, decision.event), revision: loaded.revision + 1 });
    lookedUp.accepted(item, decision.event.data);
    this.#accept(item, decision.event.data, decision.warnings, loaded.revision);
  }

  /**
   * Warnings are kept with places relative to the item, so that its receipt is the same whatever batch it came in.
   */
  #accept(item: NewItem, data: EventData, found: readonly Fault[], revision: number): void {
    const { envelope, partnerId, stream } = item;
    const text = canonicalJson(data);
    const naturalKey = naturalKeyOf(envelope.type.name, partnerId, text);
    const warnings = [
      ...found.map((warning) => ({ ...warning, place: warning.place.slice(envelope.place.length) })),
      ...oldEventWarnings(envelope.type, data, this.context.today),
      ...this.context.lookedUp.warningsOf(item, data, naturalKey),
    ].map(toFaultJson);
    const event = {
      eventId: envelope.entryId,
      type: envelope.type.name,
      schemaVersion: schemaVersionOf(item),
      data: text,
      metadata: salted(this.#metadata(item, naturalKey, warnings)),
    };
    this.#planned.push({ item, data, naturalKey, warnings });
    const last = this.#appends.at(-1);
    if (last?.stream === stream) last.events.push(event);
    else this.#appends.push({ stream, expected: revision === -1 ? 'no-stream' : revision, events: [event] });
  }

  #metadata(
    { envelope, target, partnerId }: NewItem,
    naturalKey: string,
    warnings: readonly FaultJson[],
  ): EntryMetadata {
    const { source, id, time, subject, digest } = envelope;
    const { actor, correlationId, checkpoint } = this.context;
    return {
      source,
      id,
      ...(time === undefined ? {} : { time }),
      ...(subject === undefined ? {} : { subject }),
      digest,
      ...(partnerId === undefined ? {} : { partnerId }),
      actor: { role: actor.role, subject: actor.subject },
      ...(warnings.length === 0 ? {} : { warnings }),
      naturalKey,
      ...(target === undefined ? {} : { targetName: target.name }),
      ...(correlationId === undefined ? {} : { correlationId }),
      nonce: randomText(NONCE_BYTES, 'base64'),
      ...(checkpoint === undefined ? {} : { after: checkpoint }),
    };
  }
}

/** Deciders know the entry by `entryId`; a sender that named it by `entry` is told of that. */
function asSent(found: Fault, { data, place }: NewItem['envelope']): Fault {
  const inside = at(place, 'data');
  if (data.entry === undefined || !isSamePlace(found.place, atField(inside, 'entryId'))) return found;
  return { ...found, place: atField(inside, 'entry') };
}

/** Of a corrected entry the version of the replacement, which is its target's type's. */
const schemaVersionOf = ({ envelope, target }: NewItem): number =>
  target && envelope.type.name === 'EntryCorrected'
    ? typeNamed(target.name).schemaVersion
    : envelope.type.schemaVersion;
