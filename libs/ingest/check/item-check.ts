import { mayPost, maySeeEntry, type Actor } from '#libs/access';
import type { RecordedEvent } from '#libs/event-store';
import { at, fault, findType, scanData, typeNamed, type EventData, type Fault } from '#libs/programme';

import { checkEnvelope, OBJECT } from './envelope-check.js';
import { envelopeOf, type Envelope } from './envelope.js';
import type { LogReader } from '../log/log-reader.js';
import { checkNeighbourhoods } from './neighbourhood-check.js';
import { newItem, type NewItem } from './new-item.js';
import type { OinRegister } from './oin-register.js';
import type { EntryMetadata } from '../kernel/outcome.js';
import { checkData } from './semantic-check.js';
import { checkSource } from './source-check.js';
import { resolveTarget, type Nameable, type Target } from './correction-target.js';

/** What one sent item turned out to be. */
export type Checked =
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] }
  | { readonly kind: 'known'; readonly recorded: RecordedEvent }
  | { readonly kind: 'repeat'; readonly of: number }
  | { readonly kind: 'new'; readonly item: NewItem };

/** An item with its envelope in order, or the faults of that and of what can be told of its data all the same. */
export type Opened = { readonly envelope: Envelope } | { readonly faults: readonly Fault[] };

/** Looks at an item's envelope. Needs nothing but the item. */
export function openItem(raw: unknown, place: string, today: string): Opened {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return { faults: [fault('WRONG_TYPE', place, { expected: OBJECT })] };
  const event = raw as Readonly<Record<string, unknown>>;
  const faults = checkEnvelope(event, place);
  if (faults.length === 0) return { envelope: envelopeOf(event, place) };
  return { faults: [...faults, ...dataFaults(event, at(place, 'data'), today)] };
}

function dataFaults(
  event: Readonly<Record<string, unknown>>,
  place: string,
  today: string,
): readonly Fault[] {
  const { type: name, data } = event;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return [];
  const type = typeof name === 'string' ? findType(name) : undefined;
  return type ? checkData(type, data as EventData, place, today) : scanData(data, {}, place);
}

/** Checks the items of one request in order against the log and against each other. */
export class ItemChecker {
  readonly #first = new Map<string, { index: number; digest: string }>();
  readonly #nameable = new Map<string, Nameable>();
  readonly #registering = new Set<string>();

  constructor(
    private readonly actor: Actor,
    private readonly reader: LogReader,
    private readonly oins: OinRegister,
    private readonly today: string,
  ) {}

  async check(envelope: Envelope, index: number): Promise<Checked> {
    return (await this.#alreadyKnown(envelope, index)) ?? (await this.#checkNew(envelope, index));
  }

  /** The same pair again, in the log or earlier in the batch; asked before anything else, so that it is answered for ever. */
  async #alreadyKnown(envelope: Envelope, index: number): Promise<Checked | undefined> {
    const place = at(envelope.place, 'id');
    const recorded = await this.reader.event(envelope.entryId);
    if (recorded) {
      const { digest, partnerId } = JSON.parse(recorded.metadata) as EntryMetadata;
      if (!maySeeEntry(this.actor, { partnerId }) || !mayPost(this.actor, envelope.type))
        return faulty(fault('SOURCE_NOT_YOURS', at(envelope.place, 'source'), {}, envelope.source));
      if (digest === envelope.digest) return { kind: 'known', recorded };
      return faulty(fault('OTHER_CONTENT', place, { digest }, envelope.id));
    }
    const first = this.#first.get(envelope.entryId);
    if (!first) {
      this.#first.set(envelope.entryId, { index, digest: envelope.digest });
      return undefined;
    }
    if (first.digest === envelope.digest) return { kind: 'repeat', of: first.index };
    return faulty(fault('OTHER_CONTENT', place, { digest: first.digest }, envelope.id));
  }

  async #checkNew(envelope: Envelope, index: number): Promise<Checked> {
    const { type, data, place } = envelope;
    const inside = at(place, 'data');
    const faults: Fault[] = [];
    if (mayPost(this.actor, type))
      faults.push(...(await checkSource(envelope, this.actor, this.reader, this.oins)));
    else faults.push(fault('MAY_NOT_POST', at(place, 'type'), {}, type.type));
    const found = checkData(type, data, inside, this.today);
    faults.push(...(await checkNeighbourhoods(type, data, inside, this.reader, this.#registering)));

    let target: Target | undefined;
    if (type.consistency.of === 'corrected-entry') {
      const resolved = await resolveTarget(envelope, this.actor, this.reader, this.#nameable);
      if ('faults' in resolved) faults.push(...found, ...resolved.faults);
      else {
        target = resolved.target;
        const replacement = at(inside, 'replacement');
        // Once its type is known a replacement is judged by that type alone.
        faults.push(...found.filter((each) => !each.place.startsWith(`${replacement}/`)));
        faults.push(...(await this.#checkReplacement(target, data['replacement'], replacement)));
      }
    } else faults.push(...found);
    const item = newItem(index, envelope, this.actor, target);
    this.#remember(item);
    return faults.length > 0 ? { kind: 'faulty', faults } : { kind: 'new', item };
  }

  async #checkReplacement(target: Target, replacement: unknown, place: string): Promise<readonly Fault[]> {
    if (typeof replacement !== 'object' || replacement === null || Array.isArray(replacement)) return [];
    const type = typeNamed(target.name);
    const data = replacement as EventData;
    return [
      ...checkData(type, data, place, this.today),
      ...(await checkNeighbourhoods(type, data, place, this.reader, this.#registering)),
    ];
  }

  /** Later items of the batch may correct this one, or happen in the neighbourhood it registers. */
  #remember(item: NewItem): void {
    const { envelope, target, stream, partnerId } = item;
    const { entryId, type, data } = envelope;
    const found = { entryId, name: type.name, partnerId, stream };
    if (type.consistency.of !== 'corrected-entry') this.#nameable.set(entryId, found);
    else if (target) this.#nameable.set(entryId, { ...found, corrects: target });
    if (type.name === 'NeighbourhoodRegistered') this.#registering.add(String(data['neighbourhoodId']));
  }
}

const faulty = (found: Fault): Checked => ({ kind: 'faulty', faults: [found] });
