import { parsePeriod } from '#libs/indicators';
import {
  dateOf,
  fault,
  type DataOf,
  type DisclosureProfile,
  type EditionStatus,
  type EventData,
  type EventName,
  type Fault,
} from '#libs/programme';
import type { AsOfInput } from '../queries/as-of.js';
import { QueryError } from '../queries/query-error.js';
import type { Editions } from './editions.js';
import { untimelyPins } from './pins.js';

export interface PublicationRequest {
  readonly period: string;
  readonly status: EditionStatus;
  readonly title?: string;
  /** Why the edition in force is superseded; required when there is one. */
  readonly reason?: string;
  readonly supersedesEditionId?: string;
  readonly asOf?: AsOfInput;
  /** `yyyy-mm-dd`; default the Amsterdam date of asOf. */
  readonly referenceDate?: string;
  readonly disclosureProfile?: DisclosureProfile;
}

export interface PlannedPublication {
  readonly editionId: string;
  /** To be recorded together: the publication, and the end of what it supersedes. */
  readonly events: readonly PlannedEvent[];
}

interface PlannedEvent {
  readonly name: EventName;
  readonly data: EventData;
}

/**
 * Pins the figures of a period, computes them and says what to record for an edition of them. Throws QueryError
 * with what is wrong with the question. Another edition of the period published meanwhile takes the id: recording
 * it is then refused.
 */
export async function planPublication(
  editions: Editions,
  request: PublicationRequest,
): Promise<PlannedPublication> {
  const { period, status, title, reason, supersedesEditionId, ...pinsRequest } = request;
  const faults = planFaults(request);
  if (faults.length > 0) throw new QueryError(faults);
  const pins = editions.pinsFor({ period, ...pinsRequest });
  const untimely = untimelyPins(pins, status, []);
  if (untimely.length > 0) throw new QueryError(untimely);
  const { protectionVersion, ...pinned } = pins;
  const { digest } = await editions.compute(pins);
  const before = editions.list().filter((edition) => edition.period === period);
  const editionId = `${period}-${before.length + 1}`;
  const data: DataOf<'ReportEditionPublished'> = {
    editionId,
    status,
    digest,
    ...pinned,
    asOfPosition: String(pins.asOfPosition),
    ...(protectionVersion === 1 ? {} : { protectionVersion }),
    ...(title === undefined ? {} : { title }),
    ...(supersedesEditionId === undefined ? {} : { supersedesEditionId }),
  };
  const published: PlannedEvent = { name: 'ReportEditionPublished', data };
  if (supersedesEditionId === undefined) return { editionId, events: [published] };
  const superseded: PlannedEvent = {
    name: 'ReportEditionSuperseded',
    data: {
      editionId: supersedesEditionId,
      period,
      byEditionId: editionId,
      ...(reason === undefined ? {} : { reason }),
    },
  };
  return { editionId, events: [published, superseded] };
}

/** Years that areas have editions of, as the schema of ReportEditionPublished bounds areaEdition. */
const YEARS = { min: 2020, max: 2100 };

/**
 * What an edition cannot be pinned to, placed where its sender wrote it: later it would be told of the event made
 * of it.
 */
function planFaults({ period, asOf }: PublicationRequest): readonly Fault[] {
  const days = parsePeriod(period);
  const year = days && Number(dateOf(days.to).slice(0, 4));
  return [
    ...(year !== undefined && year < YEARS.min
      ? [fault('TOO_SMALL', ['period'], { min: YEARS.min }, period)]
      : []),
    ...(year !== undefined && year > YEARS.max
      ? [fault('TOO_LARGE', ['period'], { max: YEARS.max }, period)]
      : []),
    ...(asOf?.position === 0n ? [fault('TOO_SMALL', ['asOf', 'position'], { min: 1 }, '0')] : []),
  ];
}
