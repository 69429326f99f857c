import { expect } from '@jest/globals';
import { openDatabase, openMemoryStore, type NewEvent, type RecordedEvent } from '#libs/event-store';
import { EffectiveEntries, parsePeriod, type Period } from '#libs/indicators';
import { fixedClock } from '#libs/platform';
import { toPointer, typeNamed, type EventData, type EventName } from '#libs/programme';
import type { Model } from '../projection/model.js';
import { Projector } from '../projection/projector.js';
import { entriesAt, type EntrySummary } from '../queries/entries.js';
import { QueryError } from '../queries/query-error.js';
import { ReadModel } from '../read-model.js';
import { PATIENCE } from '../../../test/support/dose.js';

const HOUR = 3_600_000;
/** When the first event was recorded; each one after it an hour later. */
const START = Date.parse('2025-03-01T12:00:00Z');

/** The moment (ms) at which the event at a position was recorded. */
export const momentOf = (position: number): number => START + (position - 1) * HOUR;
/** The id of the event at a position. */
export const idOf = (position: number): string =>
  `00000000-0000-4000-8000-${String(position).padStart(12, '0')}`;
export const periodOf = (code: string): Period => parsePeriod(code) as Period;

/** Now is 1 December 2025 at noon. */
export const CLOCK = fixedClock('2025-12-01T12:00:00Z');

/** Something that was recorded: not yet at a place in the log. */
export interface Happened {
  readonly type: string;
  readonly data: EventData;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly schemaVersion: number;
}

/** An event of a partner, or of the programme office. `more`: what else its metadata have. */
export const happened = (
  name: EventName,
  data: EventData,
  partnerId?: string,
  more: Readonly<Record<string, unknown>> = {},
): Happened => ({
  type: name,
  data,
  metadata: { ...(partnerId === undefined ? {} : { partnerId }), ...more },
  schemaVersion: typeNamed(name).schemaVersion,
});

export const area = (neighbourhoodId: string, municipalityCode = 'GM0001'): Happened =>
  happened('NeighbourhoodRegistered', {
    neighbourhoodId,
    name: neighbourhoodId,
    municipalityCode,
    lat: 52,
    lon: 5,
  });

/** A household reached by a partner `stad` in `noord`, unless said otherwise. */
export const reached = (householdKey: string, occurredOn: string, data: EventData = {}, partnerId = 'stad') =>
  happened(
    'HouseholdReached',
    {
      ...{ occurredOn, neighbourhoodId: 'noord', evidence: 'REGISTRATION', householdKey },
      ...{ channel: 'PHONE', topics: [] },
      ...data,
    },
    partnerId,
  );

export const retracted = (position: number): Happened =>
  happened('EntryRetracted', { entryId: idOf(position), reason: 'DUPLICATE' });
export const reinstated = (position: number): Happened =>
  happened('EntryReinstated', { entryId: idOf(position), reason: 'OTHER' });
/** The entry at a position is what another one says. */
export const corrected = (position: number, { type, data, schemaVersion }: Happened): Happened => ({
  ...happened('EntryCorrected', { entryId: idOf(position), reason: 'WRONG_VALUE', replacement: data }),
  metadata: { targetName: type },
  schemaVersion,
});

/** An edition (`2025-H1-1`: the first of 2025-H1) published on what was known at a position. */
export const published = (editionId: string, asOfPosition: number, more: EventData = {}): Happened =>
  happened('ReportEditionPublished', {
    ...{ editionId, period: editionId.slice(0, -2), status: 'PROVISIONAL', definitionSet: [] },
    ...{ asOfPosition: String(asOfPosition), areaEdition: 2025, disclosureProfile: 'INTERNAL' },
    ...{ referenceDate: '2025-08-15', digest: '0'.repeat(64) },
    ...more,
  });
/** A version of the definition of KPI 3.1, or of another one. */
export const defined = (
  version: number,
  validFrom: string,
  code = '3.1',
  parameters: readonly object[] = [],
) => happened('KpiDefinitionPublished', { code, version, validFrom, parameters, reason: 'r' });

const newEvent = ({ type, data, metadata, schemaVersion }: Happened, i: number): NewEvent => ({
  ...{ eventId: idOf(i + 1), type, schemaVersion },
  ...{ data: JSON.stringify(data), metadata: JSON.stringify(metadata) },
});

/** Events as they stand in a log, from position 1 on. */
export const recorded = (events: readonly Happened[]): readonly RecordedEvent[] =>
  events.map((event, i) => ({
    ...newEvent(event, i),
    ...{ stream: `s-${i}`, revision: 0, position: BigInt(i + 1), recordedAt: momentOf(i + 1) },
  }));

/** What the projection made of events. */
export class Projected {
  constructor(readonly model: Model) {}

  /** The effective entries at a position; the last one unless asked otherwise. */
  at(position = this.model.position): EffectiveEntries {
    return new EffectiveEntries(this.model.facts, position);
  }

  /** Every entry as it stood at a position, oldest first, has at least what is expected of it. */
  thenEntries(
    expected: readonly Partial<Omit<EntrySummary, 'entryId'>>[],
    position = this.model.position,
  ): this {
    const { entries } = entriesAt(this.model, position, {}, { first: 1_000, ascending: true });
    expect(entries).toHaveLength(expected.length);
    expect(entries).toMatchObject(expected);
    return this;
  }
}

/** A read model that follows a log, on which more can be recorded; then what it says is projected. */
export interface Followed {
  readonly readModel: ReadModel;
  readonly record: (...more: readonly Happened[]) => Promise<void>;
}

/**
 * Given events: in the order they were recorded, an hour apart. `projected`: what the projection makes of them;
 * `followed`: a whole read model of a log of them, to be closed by who asked for it.
 */
export const given = (...events: readonly Happened[]) => ({
  projected(): Projected {
    const projector = new Projector(openDatabase(':memory:'), 1);
    projector.project(recorded(events));
    return new Projected(projector.model);
  },
  async followed(): Promise<Followed> {
    let next = 1;
    let count = 0;
    const log = openMemoryStore({ clock: () => momentOf(next++) });
    const append = async (more: readonly Happened[]): Promise<void> => {
      for (const event of more) {
        const [stream, recording] = [`s-${count}`, newEvent(event, count++)];
        await log.append({ stream, expected: 'any', events: [recording] });
      }
    };
    await append(events);
    const readModel = new ReadModel({ log, path: ':memory:' });
    await readModel.start();
    const record = async (...more: readonly Happened[]): Promise<void> => {
      await append(more);
      await readModel.waitFor(BigInt(count), PATIENCE);
    };
    return { readModel, record };
  },
});

/** `rule place` of every fault that a question is refused with; empty when it is answered. */
export function refusalOf(ask: () => unknown): readonly string[] {
  try {
    ask();
    return [];
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return error.faults.map(({ rule, place }) => `${rule} ${toPointer(place)}`);
  }
}
