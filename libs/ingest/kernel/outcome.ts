import type {
  Candidate,
  DataOf,
  EventData,
  EventName,
  Fault,
  DecisionContext,
  EntryMetadata,
  Observed,
  Place,
  FaultJson,
} from '#libs/programme';

/** What a sender gets for each item, in request order; the same forever for the same (source, id). */
export interface Receipt {
  readonly entryId: string;
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly position: bigint;
  /** Where it stands among the events it was decided with. */
  readonly stream: string;
  readonly rev: number;
  /** RFC 3339 in UTC. */
  readonly recordedAt: string;
  /** SHA-256 (hex) over the canonical JSON of the event's content (docs/decisions/0021-redelivery.md). */
  readonly digest: string;
  /** true: this pair and content were known already. */
  readonly duplicate: boolean;
  /** With places in the event, whatever it was sent in. */
  readonly warnings: readonly FaultJson[];
  /** For corrections: the entry they correct. */
  readonly correctsEntryId?: string;
}

export type PostOutcome =
  | { readonly stored: true; readonly receipts: readonly Receipt[] }
  | {
      readonly stored: false;
      readonly faults: readonly Fault[];
      /**
       * Only where the store cannot append across streams at once: what is stored all the same. Posting again stores
       * the rest.
       */
      readonly partlyStored?: readonly Receipt[];
    };

/** What posting would have answered, had it been for real. */
export type Rehearsal =
  | { readonly accepted: true; readonly items: readonly Rehearsed[] }
  | { readonly accepted: false; readonly faults: readonly Fault[] };

export interface Rehearsed {
  readonly entryId: string;
  readonly duplicate: boolean;
  readonly warnings: readonly FaultJson[];
}

/** The newest checkpoint known when something is recorded. */
export type RecordedAfter = NonNullable<EntryMetadata['after']>;

/** A period that was closed when an entry came, or published on (`editionId`). */
interface LateFor {
  readonly period: string;
  readonly editionId: string | undefined;
}

/** What ingest may ask of what is known already. Implemented by the read model. */
export interface EntryLookups {
  /** A reach of the household (vault token) on or before the day is known; with `ownOf` one by that partner. */
  reachedOnOrBefore(householdToken: string, day: number, ownOf?: string): boolean;
  hasNaturalKey(naturalKey: string): boolean;
  /**
   * The entries that count and are about the same training, placement or dwelling as an entry of that name with those
   * data (vault tokens).
   */
  about(name: EventName, data: EventData, partnerId: string | undefined): readonly Observed[];
  /** An entry is known, whether or not it counts: what it says is for `about` to tell. */
  hasEntry(entryId: string): boolean;
  /** The partner that holds an OIN now. */
  partnerWithOin(oin: string): string | undefined;
  /**
   * The digest of the figures of an edition's pins, or what is wrong with the pins; without it digests are not
   * checked.
   */
  editionFigures?(
    pins: DataOf<'ReportEditionPublished'>,
    place: Place,
  ): Promise<NonNullable<DecisionContext['editionFigures']>>;
  /** What an entry recorded now would be late for; asked once for all of a request. */
  lateNow?(): (typeName: string, day: number) => readonly LateFor[];
  /**
   * The parameters of a KPI's first definition; undefined when there is no such KPI. Without it definitions are not
   * held against them.
   */
  kpiParameters?(code: string): Exclude<DecisionContext['parameters'], 'unknown'>;
  /** Something was handed in for a reporting period or published on it; without it a period is never taken back. */
  periodUsed?(period: string): boolean;
  /** The areas and municipalities registered now, with their names; without it nobody is told what was near. */
  areas?(): readonly Candidate[];
  /** How many effective entries of a partner lie in a period now. */
  entriesInPeriod?(partnerId: string, period: string): number;
}
