import type { AppendedEvent, RecordedEvent } from '#libs/event-store';
import { typeNamed, type EventData, readMetadata } from '#libs/programme';
import { toMoment } from '#libs/platform';

import type { Receipt } from '../kernel/outcome.js';
import type { PlannedItem } from '../decide/planned-item.js';

/** The receipt of an entry that was known already: as it was given the first time. */
export function receiptOf(recorded: RecordedEvent): Receipt {
  const metadata = readMetadata(recorded);
  const corrects =
    typeNamed(recorded.type).consistency.of === 'corrected-entry'
      ? String((JSON.parse(recorded.data) as EventData).entryId)
      : undefined;
  return {
    entryId: recorded.eventId,
    source: metadata.source,
    id: metadata.id,
    type: typeNamed(recorded.type).type,
    position: recorded.position,
    stream: recorded.stream,
    rev: recorded.revision,
    recordedAt: toMoment(recorded.recordedAt),
    digest: metadata.digest,
    duplicate: true,
    warnings: metadata.warnings ?? [],
    ...(corrects === undefined ? {} : { correctsEntryId: corrects }),
  };
}

/** The receipt of an entry just stored. */
export function receiptOfNew({ item, warnings }: PlannedItem, appended: AppendedEvent): Receipt {
  const { envelope, target, stream } = item;
  return {
    entryId: envelope.entryId,
    source: envelope.source,
    id: envelope.id,
    type: envelope.type.type,
    position: appended.position,
    stream,
    rev: appended.revision,
    recordedAt: toMoment(appended.recordedAt),
    digest: envelope.digest,
    duplicate: false,
    warnings,
    ...(target === undefined ? {} : { correctsEntryId: target.entryId }),
  };
}
