import { dayOf, type DataOf, type EventData, type EventName, type REASONS } from '#libs/programme';
import { nextDelivery, type Entry, type Sender } from './delivery.js';
import { demoSource } from './partners.js';
import type { Random } from './random.js';
import { dateOf, LAST_DAY } from './seasons.js';

type Reason = (typeof REASONS)[number];
type Data = EventData;
type Saving = NonNullable<DataOf<'EnergyFixDelivered'>['saving']>;

const CORRECTION: Partial<Record<Reason, number>> = {
  WRONG_VALUE: 42,
  WRONG_DATE: 30,
  WRONG_AREA: 28,
};
const RETRACTION: Partial<Record<Reason, number>> = {
  DUPLICATE: 38,
  DID_NOT_HAPPEN: 28,
  WRONG_SUBJECT: 16,
  CONSENT_WITHDRAWN: 10,
  DEFINITION: 8,
};

interface Amending {
  readonly random: Random;
  readonly original: Entry;
  readonly partnerSender: Sender;
  readonly office: Sender;
  /** What the partner's wrong areas are taken from. */
  readonly areas: readonly string[];
}

/**
 * What is put right about an entry afterwards, each step on a later day than the one before: a correction, sometimes
 * corrected again; a retraction, sometimes undone, sometimes corrected after that.
 */
export function amendments(amending: Amending): readonly Entry[] {
  const { random, original } = amending;
  const draw = random.next();
  if (draw >= 0.024) return [];
  const steps = new Steps(amending);
  if (draw < 0.015) {
    let data = steps.correct(original.data);
    if (random.chance(0.16)) data = steps.correct(data);
    if (random.chance(0.05)) steps.correct(data);
    if (random.chance(0.04)) steps.add('EntryRetracted', { reason: 'DUPLICATE' });
    return steps.made;
  }
  steps.add('EntryRetracted', { reason: random.weighted(RETRACTION as Record<Reason, number>) });
  if (!random.chance(0.25)) return steps.made;
  steps.add('EntryReinstated', { reason: 'OTHER', reasonText: 'Ten onrechte ingetrokken' });
  if (random.chance(0.3)) steps.correct(original.data);
  else if (random.chance(0.15)) steps.add('EntryRetracted', { reason: 'DID_NOT_HAPPEN' });
  return steps.made;
}

class Steps {
  readonly made: Entry[] = [];
  private recordedDay: number;

  constructor(private readonly amending: Amending) {
    this.recordedDay = amending.original.recordedDay;
  }

  add(name: EventName, data: Data): void {
    const { random, original, partnerSender, office } = this.amending;
    const day = this.recordedDay + random.int(1, 75);
    const sender = random.chance(0.1) || hasFallenSilent(partnerSender, day) ? office : partnerSender;
    this.recordedDay = nextDelivery(sender.partner, day);
    const entry = { source: demoSource(original.partner), id: original.id };
    this.made.push(sender.entry({ name, day, data: { entry, ...data } }, this.recordedDay));
  }

  /** Returns the data as they are after the correction. */
  correct(data: Data): Data {
    const { random, areas } = this.amending;
    const others = areas.filter((area) => area !== data.neighbourhoodId);
    const wanted = random.weighted(CORRECTION as Record<Reason, number>);
    const reason = wanted === 'WRONG_AREA' && others.length === 0 ? 'WRONG_DATE' : wanted;
    const replacement =
      reason === 'WRONG_AREA'
        ? { ...data, neighbourhoodId: random.pick(others) }
        : reason === 'WRONG_DATE'
          ? { ...data, occurredOn: this.otherDate() }
          : otherValue(random, data);
    this.add('EntryCorrected', { replacement, reason });
    return replacement;
  }

  private otherDate(): string {
    const { random, original } = this.amending;
    const moved = original.day + (random.chance(0.75) ? -random.int(1, 45) : random.int(1, 20));
    return dateOf(Math.min(moved, original.recordedDay, LAST_DAY));
  }
}

/** A delivery may come up to a month after the day; nothing comes of a partner that has gone by then. */
const hasFallenSilent = ({ partner }: Sender, day: number): boolean =>
  partner?.until !== undefined && day + 31 > dayOf(partner.until);

/** The value a partner most often gets wrong in such an entry, put right. */
function otherValue(random: Random, data: Data): Data {
  const half = (value: unknown) => Math.round(Number(value) / 2);
  if ('tenure' in data)
    return { ...data, tenure: random.pick(['SOCIAL_RENT', 'PRIVATE_RENT', 'OWNER', 'UNKNOWN']) };
  if ('outcome' in data) return { ...data, outcome: random.pick(['RESOLVED', 'IMPROVED', 'UNCHANGED']) };
  if ('channel' in data) return { ...data, channel: random.pick(['PHONE', 'HOME_VISIT', 'WALK_IN']) };
  if ('helpKind' in data) return { ...data, helpKind: random.pick(['ENERGY_ADVICE', 'DEBT', 'BENEFITS']) };
  if ('to' in data) return { ...data, to: random.pick(['DEBT', 'WELFARE', 'CARE']) };
  if ('greenAddedM2' in data) return { ...data, greenAddedM2: half(data.greenAddedM2) };
  if ('lengthM' in data) return { ...data, lengthM: half(data.lengthM) };
  if ('saving' in data) {
    const saving = data.saving as Saving;
    return { ...data, saving: { ...saving, gasM3: half(saving.gasM3), kWh: half(saving.kWh) } };
  }
  return { ...data, evidence: 'INSPECTION' };
}
