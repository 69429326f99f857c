import { posterOf, type Actor } from '#libs/access';
import type { Append, NewEvent } from '#libs/event-store';
import { randomText } from '#libs/platform';
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
  type DecisionContext,
  type FaultJson,
} from '#libs/programme';

import { FaultList } from '../kernel/fault-list.js';
import { Turns } from '../kernel/turns.js';
import { elsewhere, type AreasOfPartners } from './lookups/areas-of-partners.js';
import type { WarningSource } from './warning-source.js';
import { oinNamed } from './warning-source.js';
import { partnersUnknown } from './lookups/named-partners.js';
import { isTarget, targetOf } from './lookups/parent-targets.js';
import { realisedContext } from './lookups/realised-by.js';
import { naturalKeyOf } from './natural-key.js';
import { reportingContext, type ReportingLookups } from './lookups/reporting-lookups.js';
import { contentOf, storedData, type NewItem } from '../check/new-item.js';
import type { EntryMetadata, RecordedAfter } from '../kernel/outcome.js';
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
  readonly warningSource: WarningSource;
  /** The streams that are there already. */
  readonly streams: ReadonlyMap<string, LoadedStream>;
  /** Partners that hold the OINs the items name. */
  readonly oinHolders: ReadonlyMap<string, string>;
  /** KPI and scope of the targets that items are derived from. */
  readonly parentTargets: ReadonlyMap<string, { kpi: string; scope: string }>;
  /**
   * Werklijnen of the entries that linkages say they were realised by; without an entry what is not known or does
   * not count.
   */
  readonly realised: ReadonlyMap<string, readonly number[]>;
  readonly reporting: ReportingLookups;
  readonly areas: AreasOfPartners;
  /** Partners that items name and nobody registered. */
  readonly strangers: ReadonlySet<string>;
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
  readonly #oinHolders: Map<string, string>;
  readonly #targets: Map<string, { kpi: string; scope: string }>;
  /** Periods that an item of this very batch publishes on. */
  readonly #published = new Set<string>();
  readonly #poster: NonNullable<ReturnType<typeof posterOf>>;

  constructor(private readonly context: PlanContext) {
    this.#streams = new Map(context.streams);
    this.#oinHolders = new Map(context.oinHolders);
    this.#targets = new Map(context.parentTargets);
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
      this.context.warningSource.noteBatchItem(item, content ?? {});
    }
    for (const [i, item] of items.entries()) {
      await turns.next();
      if (this.#faults.full) break;
      this.#decide(item, storedData(item, contents[i]));
    }
    return { appends: this.#appends, planned: this.#planned, faults: this.#faults.told() };
  }

  #tokenised(item: NewItem): EventData | undefined {
    const content = contentOf(item);
    return content && this.context.tokens.applyTo(content[1], content[0].fields, item.partnerId);
  }

  #decide(item: NewItem, data: EventData): void {
    const { envelope, partnerId, stream } = item;
    const { today } = this.context;
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
      this.#known(item, data),
    );
    if (!decision.accepted) {
      this.#faults.add(
        decision.faults.map((found) => asSent(found, envelope)),
        envelope.place,
      );
      return;
    }
    this.#streams.set(stream, { state: evolve(loaded.state, decision.event), revision: loaded.revision + 1 });
    const oin = oinNamed(item);
    if (oin) this.#oinHolders.set(oin.oin, oin.partnerId);
    if (isTarget(envelope.type.name)) this.#targets.set(envelope.entryId, targetOf(decision.event.data));
    if (envelope.type.name === 'ReportEditionPublished') this.#published.add(String(data.period));
    this.#accept(item, decision.event.data, decision.warnings, loaded.revision);
  }

  #known(item: NewItem, data: EventData): DecisionContext {
    const reached =
      item.envelope.type.name === 'HelpAccepted'
        ? this.context.warningSource.reachedOnOrBefore(data)
        : undefined;
    const oinTakenBy = this.#oinHolders.get(oinNamed(item)?.oin ?? '');
    const parent = data.derivedFromTargetId;
    const about = this.context.warningSource.about(item, data);
    const parameters = this.context.warningSource.parametersOf(item, data);
    return {
      ...(typeof parent === 'string' ? { parentTarget: this.#targets.get(parent) ?? 'unknown' } : {}),
      ...(parameters === undefined ? {} : { parameters }),
      ...(reached === undefined ? {} : { reachedOnOrBefore: reached }),
      ...(about === undefined ? {} : { about }),
      ...realisedContext(item, this.context.realised),
      ...(oinTakenBy === undefined ? {} : { oinTakenBy }),
      ...reportingContext(item, this.context.reporting, this.#streams),
      ...this.#knownOfPeriod(item),
      ...this.#knownOfNil(item, data),
    };
  }

  /** Of a nil report: whether there is something to report after all. */
  #knownOfNil({ envelope, partnerId }: NewItem, { period, nilReport }: EventData): DecisionContext {
    if (envelope.type.name !== 'SubmissionMade' || nilReport !== true || partnerId === undefined) return {};
    const count = this.context.warningSource.entriesInPeriod(partnerId, String(period));
    return count === undefined ? {} : { entriesInPeriod: count };
  }

  /** Of a reporting period that is taken back: whether it was used. */
  #knownOfPeriod({ envelope, target, stream }: NewItem): DecisionContext {
    if (envelope.type.name !== 'EntryRetracted' || target?.name !== 'ReportingPeriodOpened') return {};
    const opened = this.#streams.get(stream)?.state.get(target.entryId)?.data;
    const period = opened && 'period' in opened ? String(opened.period) : '';
    const periodUsed = this.#published.has(period) || this.context.warningSource.periodUsed(period);
    return periodUsed === undefined ? {} : { periodUsed };
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
      ...elsewhere(item, data, this.context.areas),
      ...partnersUnknown(item, this.context.strangers),
      ...this.context.warningSource.late(item, data),
      ...this.context.warningSource.ofScope(item, data),
      ...(envelope.type.domain === 'reporting'
        ? []
        : this.context.warningSource.sameContent(item, naturalKey)),
      ...(envelope.type.name === 'SubmissionMade'
        ? this.context.warningSource.ofSubmission(partnerId, data)
        : []),
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
