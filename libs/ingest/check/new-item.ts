import { organisationOf, type Actor } from '#libs/access';
import {
  LIFE_CYCLES,
  typeNamed,
  type EventData,
  type EventType,
  type LifeCycleSubject,
} from '#libs/programme';
import { sha256Hex } from '#libs/platform';

import type { Envelope } from './envelope.js';
import { neighbourhoodStream, partnerStream } from '../log/participation.js';
import type { CorrectionTarget } from './correction-target.js';

/** An item that is not known yet and in which no fault was found, ready to be decided on. */
export interface NewItem {
  /** Index in what was sent. */
  readonly index: number;
  readonly envelope: Envelope;
  /** For corrections: the original entry. */
  readonly target?: CorrectionTarget;
  /** The partner the entry belongs to; undefined when the programme office posts for itself. */
  readonly partnerId: string | undefined;
  readonly stream: string;
}

/** An item with the partner it belongs to and the stream it goes to; `target` is the entry that it corrects. */
export function newItem(index: number, envelope: Envelope, actor: Actor, target?: CorrectionTarget): NewItem {
  const posting = organisationOf(actor);
  return {
    index,
    envelope,
    ...(target === undefined ? {} : { target }),
    partnerId: target === undefined ? posting : target.partnerId,
    stream: target?.stream ?? streamOf(envelope, posting),
  };
}

/** The stream of an entry that stands alone. */
const entryStream = (entryId: string): string => `entry-${entryId}`;

/** The stream of an event that is no correction (ARCHITECTURE.md, "Which streams"). */
function streamOf({ type, data, entryId }: Envelope, partnerId: string | undefined): string {
  const { consistency } = type;
  if (consistency.of !== 'life-cycle') return entryStream(entryId);
  if (consistency.subject === 'partner') return partnerStream(String(data.partnerId));
  if (consistency.subject === 'neighbourhood') return neighbourhoodStream(String(data.neighbourhoodId));
  // A submission is the partner's, also where the programme office assesses it; so is a conversation.
  if (consistency.subject === 'submission' || consistency.subject === 'conversation') {
    const owner = partnerId ?? identityOf(data.partnerId);
    return lifeCycleStream(consistency.subject, { ...data, partnerId: owner }, owner);
  }
  return lifeCycleStream(consistency.subject, data, partnerId);
}

/** The stream of one thing with a life cycle that belongs to a partner, or to the programme office. */
export function lifeCycleStream(
  subject: LifeCycleSubject,
  data: EventData,
  partnerId: string | undefined,
): string {
  const identity = LIFE_CYCLES[subject].map((field) => identityOf(data[field])).join('|');
  return `${subject}-${partnerId ?? 'office'}-${sha256Hex(identity).slice(0, 32)}`;
}

/** The data that carry an item's content, with their type: of a correction the replacement. */
export function contentOf({ envelope, target }: NewItem): readonly [EventType, EventData] | undefined {
  if (!target) return [envelope.type, envelope.data];
  const replacement = envelope.data.replacement;
  return replacement === undefined ? undefined : [typeNamed(target.name), replacement as EventData];
}

/** The item's data as they are stored: content replaced, the entry corrected named by `entryId` alone. */
export function storedData({ envelope, target }: NewItem, content: EventData | undefined): EventData {
  if (!target) return content ?? envelope.data;
  const { entry: _named, ...rest } = envelope.data;
  const data = { ...rest, entryId: target.entryId };
  return content === undefined ? data : { ...data, replacement: content };
}

/** Identity fields are texts by their schemas; one that is left out counts as empty. */
const identityOf = (value: unknown): string => (typeof value === 'string' ? value : '');
