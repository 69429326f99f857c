import { dayOf, type EventName, type TRIGGERS } from '#libs/programme';
import type { DemoPartner } from './partners.js';
import { Random } from './random.js';
import { buildingFactor, LAST_DAY, monthsBetween, ramp, workday } from './seasons.js';
import { demoEvent, type DemoSite, type DemoEvent } from './story.js';

/** The streets of the whole programme, in segments; one work in eight opens a street that another opened before. */
export class Streets {
  private readonly segments = new Map<string, number>();

  constructor(private readonly scale: number) {}

  works(partner: DemoPartner, neighbourhoodId: string, from: number): readonly DemoEvent[] {
    const random = new Random(`works/${partner.partnerId}/${neighbourhoodId}`);
    const until = partner.until === undefined ? LAST_DAY : dayOf(partner.until);
    const triggers = triggersOf(partner.partnerId);
    let number = 0;
    return monthsBetween(from, until).flatMap((month, nth) => {
      const mean = partner.works * buildingFactor(month.month) * ramp(nth) * this.scale;
      return Array.from({ length: random.about(mean) }, () =>
        streetStory(random, {
          place: { neighbourhoodId },
          workId: `werk-${(number += 1)}-${neighbourhoodId}`,
          segmentIds: this.choose(random, neighbourhoodId),
          triggers,
          day: workday(random.int(month.first, month.last)),
        }),
      ).flat();
    });
  }

  private choose(random: Random, neighbourhoodId: string): readonly string[] {
    const known = this.segments.get(neighbourhoodId) ?? 0;
    const count = random.int(1, 5);
    const again = known > count && random.chance(0.12);
    const first = again ? random.int(1, known - count + 1) : known + 1;
    if (!again) this.segments.set(neighbourhoodId, known + count);
    return Array.from({ length: count }, (_, i) => `${neighbourhoodId}/straatdeel-${first + i}`);
  }
}

type Triggers = Readonly<Record<(typeof TRIGGERS)[number], number>>;

const BY_MUNICIPALITY: Triggers = {
  SEWER: 30,
  MAJOR_MAINTENANCE: 34,
  HEAT_NETWORK: 10,
  GRID_REINFORCEMENT: 10,
  GAS_REMOVAL: 10,
  OTHER: 6,
};
const BY_UTILITY: Triggers = {
  GRID_REINFORCEMENT: 55,
  GAS_REMOVAL: 35,
  HEAT_NETWORK: 6,
  SEWER: 0,
  MAJOR_MAINTENANCE: 2,
  OTHER: 2,
};
const BY_HEAT_COMPANY: Triggers = {
  HEAT_NETWORK: 92,
  GAS_REMOVAL: 8,
  GRID_REINFORCEMENT: 0,
  SEWER: 0,
  MAJOR_MAINTENANCE: 0,
  OTHER: 0,
};

/** What a kind of partner opens streets for. */
const triggersOf = (partnerId: string): Triggers =>
  partnerId.startsWith('netbeheer')
    ? BY_UTILITY
    : partnerId.startsWith('warmtebedrijf')
      ? BY_HEAT_COMPANY
      : BY_MUNICIPALITY;

interface WorkSetting {
  readonly place: DemoSite;
  readonly workId: string;
  readonly segmentIds: readonly string[];
  readonly triggers: Triggers;
  /** The day the plan is logged. */
  readonly day: number;
}

/** One work in public space: planned, started, streets opened, delivered, streets closed; or cancelled. */
function streetStory(random: Random, setting: WorkSetting): readonly DemoEvent[] {
  const { workId, segmentIds } = setting;
  const events: DemoEvent[] = [];
  const add = (name: EventName, day: number, data: Record<string, unknown>): void => {
    events.push(demoEvent(random, setting.place, name, day, { workId, ...data }));
  };
  const trigger = random.weighted(setting.triggers);
  const lengthM = segmentIds.length * random.int(55, 190);
  const plan = { trigger, segmentIds, lengthM };
  const known = !random.chance(0.06);
  if (known) add('PublicSpaceWorkPlanned', setting.day, plan);
  const start = workday(setting.day + random.int(30, 210));
  if (random.chance(0.06)) {
    if (known) add('PublicSpaceWorkCancelled', start, random.chance(0.5) ? { trigger } : {});
    return events;
  }
  if (known && random.chance(0.95))
    add('PublicSpaceWorkStarted', start, { ...plan, lengthM: lengthM + (random.chance(0.15) ? 40 : 0) });
  let end = start;
  for (const segmentId of segmentIds) {
    const opened = workday(start + random.int(0, 40));
    const closed = workday(opened + random.int(12, 90));
    add('StreetOpened', opened, { segmentId });
    if (random.chance(0.96)) add('StreetClosed', closed, { segmentId });
    end = Math.max(end, closed);
  }
  add('PublicSpaceWorkDelivered', workday(end + random.int(0, 25)), asBuilt(random, trigger, lengthM));
  return events;
}

function asBuilt(random: Random, trigger: string, lengthM: number): Record<string, number> {
  const paving = Math.round(lengthM * random.between(1.6, 5));
  const pipes = {
    ...(trigger === 'HEAT_NETWORK' ? { heatNetworkM: Math.round(lengthM * random.between(0.9, 1.6)) } : {}),
    ...(trigger === 'GRID_REINFORCEMENT' ? { cableM: Math.round(lengthM * random.between(1, 2.2)) } : {}),
    ...(trigger === 'GAS_REMOVAL' ? { gasRemovedM: Math.round(lengthM * random.between(0.8, 1)) } : {}),
  };
  // Four in ten works put the street back as it was: the linkage that was missed.
  if (random.chance(0.4)) return { pavingRemovedM2: paving, pavingAddedM2: paving, ...pipes };
  const removed = Math.round(paving * random.between(0.04, 0.3));
  return {
    pavingRemovedM2: paving,
    pavingAddedM2: paving - removed,
    greenAddedM2: Math.round(removed * random.between(0.5, 1)),
    treesPlanted: random.int(0, Math.ceil(lengthM / 25)),
    treesFelled: random.chance(0.3) ? random.int(1, 4) : 0,
    ...(random.chance(0.5) ? { waterStorageM3: Math.round(removed * random.between(0.05, 0.3)) } : {}),
    ...(random.chance(0.3) ? { meetPlayM2: random.int(20, 400) } : {}),
    ...(random.chance(0.35) ? { saferStreetM: Math.round(lengthM * random.between(0.3, 1)) } : {}),
    ...pipes,
  };
}
