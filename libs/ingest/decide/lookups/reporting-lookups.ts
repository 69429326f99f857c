import type { EventStore } from '#libs/event-store';
import { effective, type DataOf, type EventData, type DecisionContext } from '#libs/programme';

import { mapAll, type LogReader } from '../../log/log-reader.js';
import { isRegistered, partnerStream } from '../../log/participation.js';
import { lifeCycleStream, type NewItem } from '../../check/new-item.js';
import type { EntryLookups } from '../../kernel/outcome.js';
import type { LoadedStream } from '../../log/stream-states.js';

/** What submissions and editions are decided on with besides their own stream. */
export interface ReportingLookups {
  /** Streams of the reporting periods that are handed in. */
  readonly periods: ReadonlyMap<string, LoadedStream>;
  /** Streams of the partners that are asked something. */
  readonly partners: ReadonlyMap<string, LoadedStream>;
  /** Position of the last event; undefined when no item asks for it. */
  readonly head: bigint | undefined;
  /** By entry id of the edition published. */
  readonly editionFigures: ReadonlyMap<string, NonNullable<DecisionContext['editionFigures']>>;
}

/** The stream of the reporting period that data name. */
const periodStream = (data: EventData): string => lifeCycleStream('reporting-period', data, undefined);

/** Whom a new question is asked of or by; undefined for anything else. */
function askedPartner({ envelope, target, partnerId }: NewItem): string | undefined {
  if (envelope.type.name !== 'QuestionAsked' || target) return undefined;
  const named = partnerId ?? envelope.data.partnerId;
  return typeof named === 'string' ? named : undefined;
}

/** Reads what submissions need of the log, and has the figures of new editions computed. */
export async function reportingLookups(
  items: readonly NewItem[],
  reader: LogReader,
  store: EventStore,
  lookups: EntryLookups | undefined,
): Promise<ReportingLookups> {
  const made = items.filter(({ envelope }) => envelope.type.name === 'SubmissionMade');
  const streams = [...new Set(made.map(({ envelope }) => periodStream(envelope.data)))];
  const periods = new Map(await mapAll(streams, async (name) => [name, await reader.stream(name)] as const));
  const partnerIds = items.flatMap((item) => askedPartner(item) ?? []);
  const partners = new Map(
    await mapAll(
      [...new Set(partnerIds.map(partnerStream))],
      async (name) => [name, await reader.stream(name)] as const,
    ),
  );
  const [last] = made.some(({ envelope }) => envelope.data.upToPosition !== undefined)
    ? await store.readAll({ direction: 'backward', limit: 1 })
    : [];
  const editionFigures = new Map<string, NonNullable<DecisionContext['editionFigures']>>();
  for (const { envelope, target } of items) {
    const { type, entryId, data, place } = envelope;
    if (type.name === 'ReportEditionPublished' && !target && lookups?.editionFigures)
      editionFigures.set(
        entryId,
        await lookups.editionFigures(data as DataOf<'ReportEditionPublished'>, place),
      );
  }
  return { periods, partners, head: last?.position, editionFigures };
}

/** What a submission or edition may know. `streams` are as the items before it leave them. */
export function reportingContext(
  item: NewItem,
  { periods, partners, head, editionFigures }: ReportingLookups,
  streams: ReadonlyMap<string, LoadedStream>,
): DecisionContext {
  const { type, data, entryId } = item.envelope;
  if (type.name === 'ReportEditionPublished') {
    const figures = editionFigures.get(entryId);
    return figures === undefined ? {} : { editionFigures: figures };
  }
  const partnerId = askedPartner(item);
  if (partnerId !== undefined) {
    const name = partnerStream(partnerId);
    const state = (streams.get(name) ?? partners.get(name))?.state ?? new Map();
    return { askedRegistered: isRegistered(state, 'PartnerRegistered') };
  }
  if (type.name !== 'SubmissionMade') return {};
  const stream = periodStream(data);
  const state = (streams.get(stream) ?? periods.get(stream))?.state ?? new Map();
  const periodOpened = effective(state).some(({ name }) => name === 'ReportingPeriodOpened');
  return { periodOpened, ...(head === undefined ? {} : { head }) };
}
