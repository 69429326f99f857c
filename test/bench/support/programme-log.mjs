import { canonicalJson, dateOf, dayOf, FIRST_NEIGHBOURHOODS } from '../../../dist/libs/programme/index.js';
import { openSqliteStore } from '../../../dist/libs/event-store/index.js';
import { random } from './random.mjs';

const FIRST_DAY = dayOf('2023-11-01');
const DAYS = 3 * 365;
const DAY = 86_400_000;
const BATCH = 2_000;
const PARTNERS = Array.from({ length: 20 }, (_, i) => `partner-${String(i + 1).padStart(2, '0')}`);
const AREAS = FIRST_NEIGHBOURHOODS.map((area) => area.neighbourhoodId);
const CHANNELS = ['LETTER', 'PHONE', 'HOME_VISIT', 'WALK_IN', 'EVENT', 'DIGITAL', 'REFERRAL'];
const TENURES = ['SOCIAL_RENT', 'SOCIAL_RENT', 'PRIVATE_RENT', 'OWNER', 'UNKNOWN'];
const HELP = ['ENERGY_ADVICE', 'ENERGY_FIX', 'DEBT', 'BENEFITS', 'WELFARE', 'CARE', 'WORK', 'OTHER'];
const TO = ['DEBT', 'WELFARE', 'CARE', 'WORK', 'SAFETY', 'OTHER'];
const TRIGGERS = ['HEAT_NETWORK', 'GRID_REINFORCEMENT', 'GAS_REMOVAL', 'SEWER', 'MAJOR_MAINTENANCE', 'OTHER'];

/**
 * Of a thousand events: how many of each kind. Corrections, retractions and links concern what was written before.
 */
const MIX = [
  ['HouseholdApproached', 250],
  ['HouseholdReached', 340],
  ['HelpOffered', 80],
  ['HelpAccepted', 75],
  ['HelpDeclined', 20],
  ['ReferralStarted', 30],
  ['ReferralTakenUp', 25],
  ['EnergyFixDelivered', 75],
  ['HomeRenovated', 10],
  ['SupportConcluded', 20],
  ['PublicSpaceWorkPlanned', 8],
  ['PublicSpaceWorkStarted', 7],
  ['PublicSpaceWorkDelivered', 7],
  ['StreetOpened', 12],
  ['StreetClosed', 10],
  ['InterventionPlanned', 1],
  ['InterventionStarted', 1],
  ['InterventionCompleted', 1],
  ['HouseholdsLinked', 2],
  ['EntryCorrected', 20],
  ['EntryRetracted', 5],
  ['EntryReinstated', 1],
];
const DECK = MIX.flatMap(([name, weight]) => Array.from({ length: weight }, () => name));

/**
 * Writes a plausible programme of `events` events to a new log: three years, 16 areas, 20 partners, a household for
 * every four events. As stored by the ingest: canonical data with vault tokens, and its metadata. The same seed,
 * the same log.
 */
export async function writeProgramme(path, events, { seed = 1, onProgress = () => undefined } = {}) {
  let now = FIRST_DAY * DAY;
  const store = await openSqliteStore({ path, clock: () => now, synchronous: 'OFF' });
  const writer = new Programme(events, seed);
  let written = 0;
  let batch = [];
  const flush = async () => {
    await store.appendAll(batch);
    written += batch.length;
    batch = [];
    onProgress(written, events);
  };
  for (const event of writer.events()) {
    batch.push({ stream: event.stream, expected: 'any', events: [event] });
    if (batch.length < BATCH) continue;
    now = writer.moment;
    await flush();
  }
  if (batch.length > 0) await flush();
  await store.close();
}

class Programme {
  #random;
  #next = 0;
  #recent = [];
  #retracted = [];
  #households;
  #linked = 0;

  constructor(total, seed) {
    this.total = total;
    this.#random = random(seed);
    const households = Math.max(16, Math.floor(total / 4));
    this.#households = Array.from({ length: households }, () => token(this.#random));
  }

  /** When the event now written is recorded. */
  get moment() {
    return (FIRST_DAY + Math.floor((this.#next / this.total) * DAYS)) * DAY + (this.#next % DAY);
  }

  *events() {
    for (const area of FIRST_NEIGHBOURHOODS)
      yield this.#entry('NeighbourhoodRegistered', area, undefined, `neighbourhood-${area.neighbourhoodId}`);
    for (const partnerId of PARTNERS) {
      const number = String(PARTNERS.indexOf(partnerId) + 1).padStart(3, '0');
      const data = {
        partnerId,
        name: `Partner ${number}`,
        kind: 'OTHER',
        oin: `00000099000000${number}000`,
        werklijnen: [1, 4],
        neighbourhoodIds: AREAS,
      };
      yield this.#entry('PartnerRegistered', data, undefined, `partner-${partnerId}`);
    }
    while (this.#next < this.total) yield this.#event(this.#random.of(DECK));
  }

  #event(name) {
    if (name === 'EntryCorrected' && this.#recent.length > 0) return this.#correction();
    if (name === 'EntryRetracted' && this.#recent.length > 0) return this.#retraction();
    if (name === 'EntryReinstated' && this.#retracted.length > 0) return this.#reinstatement();
    if (name === 'HouseholdsLinked' && this.#linked + 2 < this.#households.length) return this.#link();
    const known = name.startsWith('Entry') || name === 'HouseholdsLinked' ? 'HouseholdReached' : name;
    const partnerId = this.#random.of(PARTNERS);
    const entry = this.#entry(known, this.#data(known), partnerId);
    if (known.startsWith('Household') || known.startsWith('PublicSpace') || known.startsWith('Energy'))
      this.#remember({ entryId: entry.eventId, name: known, data: entry.content, partnerId });
    return entry;
  }

  #remember(entry) {
    if (this.#recent.length < 50_000) this.#recent.push(entry);
    else this.#recent[this.#random.below(50_000)] = entry;
  }

  #take(list) {
    const at = this.#random.below(list.length);
    const taken = list[at];
    list[at] = list[list.length - 1];
    list.pop();
    return taken;
  }

  #correction() {
    const target = this.#random.of(this.#recent);
    const replacement = { ...target.data, neighbourhoodId: this.#random.of(AREAS) };
    const data = { entryId: target.entryId, reason: 'WRONG_AREA', replacement };
    const stream = `entry-${target.entryId}`;
    return this.#entry('EntryCorrected', data, target.partnerId, stream, target.name);
  }

  #retraction() {
    const target = this.#take(this.#recent);
    this.#retracted.push(target);
    const data = { entryId: target.entryId, reason: 'DID_NOT_HAPPEN' };
    return this.#entry('EntryRetracted', data, target.partnerId, `entry-${target.entryId}`, target.name);
  }

  #reinstatement() {
    const target = this.#take(this.#retracted);
    this.#remember(target);
    const data = { entryId: target.entryId, reason: 'OTHER' };
    return this.#entry('EntryReinstated', data, target.partnerId, `entry-${target.entryId}`, target.name);
  }

  /** Pairs of neighbours, each household once: no chains, so that a plain join can follow them. */
  #link() {
    const keys = [this.#households[this.#linked], this.#households[this.#linked + 1]];
    this.#linked += 2;
    return this.#entry('HouseholdsLinked', { keys, reason: 'DUPLICATE' }, undefined);
  }

  #entry(name, data, partnerId, stream, targetName) {
    const r = this.#random;
    const hex = r.hex(32);
    const eventId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
    const number = this.#next++;
    const metadata = {
      actor: {
        role: partnerId ? 'partner' : 'programme-office',
        subject: `demo-${partnerId ?? 'programme-office'}`,
      },
      digest: r.hex(64),
      id: `${name}-${number}`,
      naturalKey: r.hex(13),
      ...(partnerId ? { partnerId } : {}),
      source: `urn:nld:wijkspoor:${partnerId ?? 'programmabureau'}:bench`,
      ...(targetName ? { targetName } : {}),
      time: new Date(this.moment).toISOString(),
    };
    const reached = (targetName ?? name) === 'HouseholdReached' && name !== 'EntryRetracted';
    return {
      eventId,
      type: name,
      schemaVersion: reached ? 2 : 1,
      data: canonicalJson(data),
      metadata: canonicalJson(metadata),
      stream: stream ?? `entry-${eventId}`,
      content: data,
    };
  }

  #somewhere(household) {
    const r = this.#random;
    const today = FIRST_DAY + Math.floor((this.#next / this.total) * DAYS);
    const late = r.next() < 0.9 ? r.below(14) : r.below(120);
    const home = household === undefined ? r.below(AREAS.length) : household % AREAS.length;
    return {
      occurredOn: dateOf(today - late),
      neighbourhoodId: r.next() < 0.96 ? AREAS[home] : r.of(AREAS),
      evidence: 'REGISTRATION',
    };
  }

  #data(name) {
    const r = this.#random;
    if (/^(Public|Street|Intervention)/.test(name)) return { ...this.#somewhere(), ...this.#outside(name) };
    const household = r.below(this.#households.length);
    return {
      ...this.#somewhere(household),
      householdKey: this.#households[household],
      ...this.#inside(name),
    };
  }

  #inside(name) {
    const r = this.#random;
    switch (name) {
      case 'HouseholdApproached':
        return { channel: r.of(CHANNELS), attempt: 1 + r.below(3) };
      case 'HouseholdReached':
        return { channel: r.of(CHANNELS), tenure: r.of(TENURES), topics: ['ENERGY', 'FINANCES'] };
      case 'ReferralStarted':
      case 'ReferralTakenUp':
        return { to: r.of(TO) };
      case 'EnergyFixDelivered':
        return {
          items: [{ code: 'LED_BULB', quantity: 1 + r.below(8) }],
          ...(r.next() < 0.9
            ? {
                saving: {
                  gasM3: r.below(3000) / 10,
                  kWh: r.below(4000) / 10,
                  eur: r.below(300),
                  methodId: 'fixteam-2024',
                },
              }
            : {}),
        };
      case 'HomeRenovated':
        return { measures: ['ROOF', 'GLASS'] };
      case 'SupportConcluded':
        return { helpKind: r.of(HELP), outcome: 'RESOLVED' };
      default:
        return { helpKind: r.of(HELP) };
    }
  }

  #outside(name) {
    const r = this.#random;
    const works = Math.max(4, Math.floor(this.total / 125));
    const work = { workId: `werk-${r.below(works)}` };
    if (name.startsWith('Intervention')) {
      const intervention = { interventionId: `interventie-${r.below(works)}`, werklijnen: [1 + r.below(4)] };
      const more =
        name === 'InterventionPlanned'
          ? { title: 'Buurtaanpak', leadPartnerId: PARTNERS[0], scale: 'BLOCK' }
          : {};
      return { ...intervention, ...more };
    }
    if (name.startsWith('Street')) return { ...work, segmentId: `straat-${r.below(works * 2)}` };
    if (name !== 'PublicSpaceWorkDelivered')
      return { ...work, trigger: r.of(TRIGGERS), lengthM: r.below(5000) / 10 };
    return {
      ...work,
      pavingRemovedM2: r.below(9000) / 10,
      pavingAddedM2: r.below(2000) / 10,
      greenAddedM2: r.below(6000) / 10,
      treesPlanted: r.below(20),
      treesFelled: r.below(6),
      waterStorageM3: r.below(800) / 10,
      meetPlayM2: r.below(900) / 10,
      saferStreetM: r.below(1200) / 10,
    };
  }
}

/** As the vault's: t_ and 22 characters. */
const token = (r) => `t_${Buffer.from(r.hex(32), 'hex').toString('base64url')}`;
