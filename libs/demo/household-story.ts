import type { EventName } from '#libs/programme';
import type { Random } from './random.js';
import { workday } from './seasons.js';
import { demoEvent, type DemoSite, type DemoEvent } from './story.js';

const CHANNELS = { LETTER: 30, HOME_VISIT: 27, PHONE: 12, WALK_IN: 9, DIGITAL: 8, REFERRAL: 8, EVENT: 6 };
/** A contact goes both ways: a letter hardly ever makes one. */
const CONTACT = { HOME_VISIT: 38, PHONE: 22, WALK_IN: 12, EVENT: 9, REFERRAL: 9, DIGITAL: 8, LETTER: 2 };
const TENURES = { SOCIAL_RENT: 62, OWNER: 19, PRIVATE_RENT: 10, UNKNOWN: 9 };
const TOPICS = { FINANCES: 40, HOUSING: 25, HEALTH: 20, LONELINESS: 18, WORK: 10, SAFETY: 9, OTHER: 5 };
const HELP = {
  ENERGY_ADVICE: 33,
  ENERGY_FIX: 37,
  DEBT: 9,
  BENEFITS: 8,
  WELFARE: 6,
  CARE: 3,
  WORK: 2,
  OTHER: 2,
};
const REFERRED = { DEBT: 38, WELFARE: 27, CARE: 15, WORK: 11, SAFETY: 5, OTHER: 4 };
const OUTCOMES = { RESOLVED: 40, IMPROVED: 34, UNCHANGED: 11, DROPPED_OUT: 9, UNKNOWN: 6 };
const FIXES = [
  'LED_BULB',
  'RADIATOR_FOIL',
  'DRAUGHT_STRIP',
  'WATER_SAVING_SHOWER',
  'DOOR_CLOSER',
  'TIMER_PLUG',
  'PIPE_INSULATION',
];
const RENOVATIONS = ['FLOOR', 'WALL', 'ROOF', 'GLAZING', 'VENTILATION'];

export interface HouseholdSetting {
  readonly place: DemoSite;
  readonly householdKey: string;
  /** First approach. */
  readonly day: number;
  /** A housing corporation also renovates. */
  readonly renovates: boolean;
  /** How well this partner reaches people; 1 is average. */
  readonly skill: number;
}

const several = (random: Random, from: readonly string[], count: number): string[] =>
  [...new Set(Array.from({ length: count }, () => random.pick(from)))].sort();

/** What happens with one household once a partner comes for it: approached, reached, helped, concluded; or not. */
export function householdStory(random: Random, setting: HouseholdSetting): readonly DemoEvent[] {
  const events: DemoEvent[] = [];
  const add = (name: EventName, day: number, data: Record<string, unknown>): void => {
    events.push(demoEvent(random, setting.place, name, day, { householdKey: setting.householdKey, ...data }));
  };
  const walkedIn = random.chance(0.05);
  const last = walkedIn ? setting.day : approach(random, setting.day, add);
  if (!walkedIn && !random.chance(0.4 * setting.skill)) return events;
  const reached = workday(last + random.int(0, 9));
  contact(random, reached, walkedIn, add);
  if (random.chance(0.18)) refer(random, reached, add);
  if (random.chance(0.84)) help(random, reached, setting.renovates, add);
  return events;
}

type Add = (name: EventName, day: number, data: Record<string, unknown>) => void;

function approach(random: Random, first: number, add: Add): number {
  const attempts = 1 + (random.chance(0.36) ? 1 : 0) + (random.chance(0.14) ? 1 : 0);
  let day = first;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    if (attempt > 1) day = workday(day + random.int(5, 30));
    add('HouseholdApproached', day, { channel: random.weighted(CHANNELS), attempt });
  }
  return day;
}

function contact(random: Random, first: number, walkedIn: boolean, add: Add): void {
  const tenure = random.weighted(TENURES);
  const contacts = 1 + (random.chance(0.38) ? 1 : 0) + (random.chance(0.16) ? 1 : 0);
  let day = first;
  for (let i = 0; i < contacts; i++) {
    if (i > 0) day = workday(day + random.int(6, 60));
    const others = Array.from({ length: random.int(0, 2) }, () => random.weighted(TOPICS));
    const topics = [...new Set([...(random.chance(0.86) ? ['ENERGY'] : []), ...others])];
    add('HouseholdReached', day, {
      channel: walkedIn && i === 0 ? 'WALK_IN' : random.weighted(CONTACT),
      tenure: random.chance(0.015) ? 'UNKNOWN' : tenure,
      topics,
    });
  }
}

function refer(random: Random, reached: number, add: Add): void {
  const to = random.weighted(REFERRED);
  const started = workday(reached + random.int(0, 21));
  add('ReferralStarted', started, { to });
  if (random.chance(0.58)) add('ReferralTakenUp', workday(started + random.int(5, 70)), { to });
}

function help(random: Random, reached: number, renovates: boolean, add: Add): void {
  const kinds = new Set([random.weighted(HELP), ...(random.chance(0.3) ? [random.weighted(HELP)] : [])]);
  for (const helpKind of kinds) {
    const offered = workday(reached + random.int(0, 21));
    add('HelpOffered', offered, { helpKind });
    if (random.chance(0.56)) {
      const slow = random.chance(0.07);
      const accepted = workday(offered + (slow ? random.int(91, 170) : random.int(0, 50)));
      add('HelpAccepted', accepted, { helpKind });
      follow(random, accepted, helpKind, renovates, add);
    } else if (random.chance(0.55)) {
      add('HelpDeclined', workday(offered + random.int(0, 30)), { helpKind });
    }
  }
}

function follow(random: Random, accepted: number, helpKind: string, renovates: boolean, add: Add): void {
  let day = accepted;
  if (random.chance(helpKind === 'ENERGY_FIX' ? 0.88 : helpKind === 'ENERGY_ADVICE' ? 0.3 : 0))
    day = visits(random, accepted, add);
  if (renovates && random.chance(0.14)) {
    day = workday(day + random.int(40, 260));
    add('HomeRenovated', day, { measures: several(random, RENOVATIONS, random.int(1, 4)) });
  }
  if (random.chance(0.72))
    add('SupportConcluded', workday(day + random.int(10, 150)), {
      helpKind,
      outcome: random.weighted(OUTCOMES),
    });
}

/** Each visit repeats the estimate for the household as it then stands, so it grows and must not be summed. */
function visits(random: Random, accepted: number, add: Add): number {
  const count = 1 + (random.chance(0.26) ? 1 : 0) + (random.chance(0.08) ? 1 : 0);
  const measured = random.chance(0.82);
  let gasM3 = random.int(25, 190);
  let kWh = random.int(30, 260);
  let day = accepted;
  for (let i = 0; i < count; i++) {
    day = workday(day + random.int(5, 45));
    const items = several(random, FIXES, random.int(1, 4));
    add('EnergyFixDelivered', day, {
      items: items.map((code) => ({ code, quantity: random.int(1, 8) })),
      ...(measured
        ? {
            saving: {
              gasM3,
              kWh,
              eur: Math.round(gasM3 * 1.2 + kWh * 0.3),
              methodId: 'demo-rekenregel-2024',
            },
          }
        : {}),
    });
    gasM3 += random.int(0, 35);
    kWh += random.int(0, 50);
  }
  return day;
}
