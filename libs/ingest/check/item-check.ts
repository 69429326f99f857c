import { mayPost, maySeeEntry, type Actor } from '#libs/access';
import type { RecordedEvent } from '#libs/event-store';
import {
  at,
  atField,
  fault,
  findType,
  scanData,
  typeNamed,
  toFaultJson,
  isSamePlace,
  isWithin,
  type Candidate,
  type EventData,
  type Fault,
  type Place,
  type FaultJson,
  readMetadata,
} from '#libs/programme';

import { faultsOfEvent } from '../kernel/fault-list.js';
import { checkEnvelope, OBJECT } from './envelope-check.js';
import { envelopeOf, hasDigest, type Envelope } from './envelope.js';
import type { LogReader } from '../log/log-reader.js';
import { checkNeighbourhoods, nearInPlaceOfForm } from './neighbourhood-check.js';
import { newItem, type NewItem } from './new-item.js';
import type { OinRegister } from './oin-register.js';
import { checkData } from './semantic-check.js';
import { checkSource } from './source-check.js';
import { resolveTarget, type ReferencedEntry, type CorrectionTarget } from './correction-target.js';

/** What one sent item turned out to be. */
export type Checked =
  | { readonly kind: 'faulty'; readonly place: Place; readonly faults: readonly Fault[] }
  /** `warnings`: what is to be told of it now, besides what was told the first time. */
  | { readonly kind: 'known'; readonly recorded: RecordedEvent; readonly warnings: readonly FaultJson[] }
  | { readonly kind: 'repeat'; readonly of: number }
  | { readonly kind: 'new'; readonly item: NewItem };

/** An item with its envelope in order, or the faults of that and of what can be told of its data all the same. */
export type Opened =
  | { readonly envelope: Envelope }
  | { readonly place: Place; readonly faults: readonly Fault[] };

/** Looks at an item's envelope. Needs nothing but the item and who sent it. */
export function openItem(raw: unknown, place: Place, actor: Actor, today: string): Opened {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return { place, faults: [fault('WRONG_TYPE', place, { expected: OBJECT })] };
  const event = raw as Readonly<Record<string, unknown>>;
  const faults = checkEnvelope(event, place);
  if (faults.length === 0) return { envelope: envelopeOf(event, place) };
  return {
    place,
    faults: faultsOfEvent([...faults, ...dataFaults(event, at(place, 'data'), actor, today)], place),
  };
}

function dataFaults(
  event: Readonly<Record<string, unknown>>,
  place: Place,
  actor: Actor,
  today: string,
): readonly Fault[] {
  const { type: name, data } = event;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return [];
  const type = typeof name === 'string' ? findType(name) : undefined;
  // Data of a type that the sender may not post are not judged: that is no work to do for anybody.
  if (type && !mayPost(actor, type)) return [];
  return type ? checkData(type, data as EventData, place, today) : scanData(data, {}, place);
}

/** Checks the items of one request in order against the log and against each other. */
export class ItemChecker {
  readonly #first = new Map<string, { index: number; digest: string }>();
  readonly #nameable = new Map<string, ReferencedEntry>();
  readonly #registering = new Set<string>();

  constructor(
    private readonly actor: Actor,
    private readonly reader: LogReader,
    private readonly oins: OinRegister,
    private readonly today: string,
    private readonly areas: () => readonly Candidate[],
  ) {}

  async check(envelope: Envelope, index: number): Promise<Checked> {
    return (await this.#alreadyKnown(envelope, index)) ?? (await this.#checkNew(envelope, index));
  }

  /**
   * The same pair again, in the log or earlier in the batch; asked before anything else, so that it is answered
   * forever.
   */
  async #alreadyKnown(envelope: Envelope, index: number): Promise<Checked | undefined> {
    const recorded = await this.reader.event(envelope.entryId);
    if (recorded) {
      const metadata = readMetadata(recorded);
      const { digest, partnerId } = metadata;
      if (!maySeeEntry(this.actor, { partnerId }) || !mayPost(this.actor, envelope.type)) {
        // The answer to a sender that may not post this must not tell whether it is known.
        const refused = await this.#refusedTo(envelope);
        return faulty(envelope, refused.length > 0 ? refused : [notYours(envelope)]);
      }
      if (hasDigest(envelope, metadata))
        return { kind: 'known', recorded, warnings: await this.#warningsOfKnown(recorded) };
      return faulty(envelope, [otherContent(envelope, digest)]);
    }
    const first = this.#first.get(envelope.entryId);
    if (!first) {
      this.#first.set(envelope.entryId, { index, digest: envelope.digest });
      return undefined;
    }
    if (first.digest === envelope.digest) return { kind: 'repeat', of: first.index };
    return faulty(envelope, [otherContent(envelope, first.digest)]);
  }

  /** Who sends again what was retracted is told so, with the way back: it is not stored again and does not count. */
  async #warningsOfKnown({ eventId, stream }: RecordedEvent): Promise<readonly FaultJson[]> {
    const { state } = await this.reader.stream(stream);
    return state.get(eventId)?.retracted === true
      ? [toFaultJson(fault('KNOWN_BUT_RETRACTED', [], { entryId: eventId }))]
      : [];
  }

  /** Why the actor may not post this at all, whatever it says; asked before the data are looked at. */
  async #refusedTo(envelope: Envelope): Promise<readonly Fault[]> {
    const { type, place } = envelope;
    if (!mayPost(this.actor, type)) return [fault('MAY_NOT_POST', at(place, 'type'), {}, type.type)];
    return checkSource(envelope, this.actor, this.reader, this.oins);
  }

  async #checkNew(envelope: Envelope, index: number): Promise<Checked> {
    const { type, data, place } = envelope;
    const inside = at(place, 'data');
    const refused = await this.#refusedTo(envelope);
    if (refused.length > 0) return faulty(envelope, refused);
    const found = nearInPlaceOfForm(checkData(type, data, inside, this.today), this.areas);
    const faults: Fault[] = [
      ...(await checkNeighbourhoods(type, data, inside, this.reader, this.#registering, this.areas)),
    ];

    let target: CorrectionTarget | undefined;
    if (type.consistency.of === 'corrected-entry') {
      const resolved = await resolveTarget(envelope, this.actor, this.reader, this.#nameable);
      if ('faults' in resolved) faults.push(...found, ...resolved.faults);
      else {
        target = resolved.target;
        const replacement = atField(inside, 'replacement');
        // Once its type is known a replacement is judged by that type alone.
        faults.push(
          ...found.filter(
            (each) => isSamePlace(each.place, replacement) || !isWithin(each.place, replacement),
          ),
        );
        faults.push(...(await this.#checkReplacement(target, data.replacement, replacement)));
      }
    } else faults.push(...found);
    const item = newItem(index, envelope, this.actor, target);
    this.#noteBatchItem(item);
    return faults.length > 0 ? faulty(envelope, faults) : { kind: 'new', item };
  }

  async #checkReplacement(
    target: CorrectionTarget,
    replacement: unknown,
    place: Place,
  ): Promise<readonly Fault[]> {
    if (typeof replacement !== 'object' || replacement === null || Array.isArray(replacement)) return [];
    const type = typeNamed(target.name);
    const data = replacement as EventData;
    return [
      ...nearInPlaceOfForm(checkData(type, data, place, this.today), this.areas),
      ...(await checkNeighbourhoods(type, data, place, this.reader, this.#registering, this.areas)),
    ];
  }

  /** Later items of the batch may correct this one, or happen in the neighbourhood it registers. */
  #noteBatchItem(item: NewItem): void {
    const { envelope, target, stream, partnerId } = item;
    const { entryId, type, data } = envelope;
    const found = { entryId, name: type.name, partnerId, stream };
    if (type.consistency.of !== 'corrected-entry') this.#nameable.set(entryId, found);
    else if (target) this.#nameable.set(entryId, { ...found, corrects: target });
    if (type.name === 'NeighbourhoodRegistered') this.#registering.add(String(data.neighbourhoodId));
  }
}

const faulty = ({ place }: Envelope, found: readonly Fault[]): Checked => ({
  kind: 'faulty',
  place,
  faults: faultsOfEvent(found, place),
});

const notYours = ({ place, source }: Envelope): Fault =>
  fault('SOURCE_NOT_YOURS', at(place, 'source'), {}, source);

const otherContent = ({ place, id }: Envelope, digest: string): Fault =>
  fault('OTHER_CONTENT', at(place, 'id'), { digest }, id);
