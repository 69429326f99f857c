import { ENERGY_LABELS } from '#libs/programme';
import { dwellingKey } from './identity.js';
import type { Random } from './random.js';
import { workday } from './seasons.js';
import { demoEvent, type DemoSite, type DemoEvent } from './story.js';

const LABELS = { G: 14, F: 15, E: 18, D: 19, C: 19, B: 8, A: 6, 'A+': 1 };
const SCHEMES = { ISDE: 34, WARMTEFONDS: 22, OWN_MEANS: 17, MUNICIPAL: 11, SPUK_LAI: 8, SVVE: 5, OTHER: 3 };
const MEASURES = {
  GLAZING: 24,
  WALL: 18,
  ROOF: 17,
  FLOOR: 15,
  SOLAR: 10,
  VENTILATION: 6,
  HEAT_PUMP: 6,
  HEAT_NETWORK: 3,
  OTHER: 1,
};
/** Rough cost in euros of a measure. */
const COST: Readonly<Record<keyof typeof MEASURES, number>> = {
  GLAZING: 4800,
  WALL: 2600,
  ROOF: 5200,
  FLOOR: 2400,
  SOLAR: 5600,
  VENTILATION: 2900,
  HEAT_PUMP: 9500,
  HEAT_NETWORK: 4000,
  OTHER: 1500,
};

interface DwellingSetting {
  readonly place: DemoSite;
  /** Which dwelling of the area, the same for every partner. */
  readonly dwelling: string;
  readonly day: number;
}

/** What happens to one private dwelling: advised, and sometimes supported, financed, improved and labelled again. */
export function dwellingStory(
  random: Random,
  { place, dwelling, day }: DwellingSetting,
): readonly DemoEvent[] {
  const events: DemoEvent[] = [];
  const key = dwellingKey(dwelling);
  const add = (name: DemoEvent['name'], on: number, data: Record<string, unknown> = {}): void => {
    events.push(demoEvent(random, place, name, on, { dwellingKey: key, ...data }));
  };
  const before = random.weighted(LABELS);
  const at = (ENERGY_LABELS as readonly string[]).indexOf(before);
  add('OwnerAdvised', day, {
    ...(random.chance(0.86) ? { labelBefore: before } : {}),
    ...(random.chance(0.6) ? { poorParts: Math.min(4, Math.max(0, 4 - at + random.int(-1, 1))) } : {}),
  });
  if (random.chance(0.33)) add('OwnerSupportStarted', workday(day + random.int(2, 40)));
  if (!random.chance(0.4)) return events;
  const first = workday(day + random.int(35, 420));
  const measures = [...new Set(Array.from({ length: random.int(1, 3) }, () => random.weighted(MEASURES)))];
  const cost = measures.reduce(
    (sum, measure) => sum + Math.round(COST[measure] * random.between(0.7, 1.4)),
    0,
  );
  if (random.chance(0.7)) finance(random, cost * 100, first, add);
  measures.forEach((measure, i) => {
    add('MeasureInstalled', workday(first + i * random.int(0, 50)), {
      measure,
      ...(['GLAZING', 'WALL', 'ROOF', 'FLOOR'].includes(measure) ? { areaM2: random.int(8, 75) } : {}),
      ...(random.chance(0.6) ? { costCents: Math.round((cost * 100) / measures.length) } : {}),
    });
  });
  const after = ENERGY_LABELS[Math.min(ENERGY_LABELS.length - 1, at + measures.length + random.int(-1, 1))];
  if (random.chance(0.68))
    add('EnergyLabelRegistered', workday(first + random.int(60, 240)), { label: after });
  return events;
}

type Add = (name: DemoEvent['name'], on: number, data: Record<string, unknown>) => void;

function finance(random: Random, cents: number, first: number, add: Add): void {
  const scheme = random.weighted(SCHEMES);
  const amountCents = Math.round((cents * random.between(0.25, 1)) / 100) * 100;
  const arranged = workday(first - random.int(5, 30));
  add('FinancingArranged', arranged, { scheme, amountCents });
  if (random.chance(0.08))
    add('FinancingWithdrawn', workday(arranged + 20), { scheme, amountCents: amountCents / 2 });
  else if (random.chance(0.85))
    add('FinancingPaid', workday(first + random.int(10, 90)), { scheme, amountCents });
}

/** An owners' association that puts it to the vote, and residents that are helped with a plan of their own. */
export function associationStory(
  random: Random,
  place: DemoSite,
  number: number,
  day: number,
): readonly DemoEvent[] {
  const decide = (on: number, decision: string) =>
    demoEvent(random, place, 'OwnersAssociationDecided', workday(on), {
      vveKey: `vve-${number}-${place.neighbourhoodId}`,
      dwellings,
      decision,
    });
  const dwellings = random.int(6, 180);
  const decision = random.weighted({ ADOPTED: 52, POSTPONED: 30, REJECTED: 18 });
  const again = decision === 'POSTPONED' && random.chance(0.6) ? [decide(day + 180, 'ADOPTED')] : [];
  return [decide(day, decision), ...again];
}

/** A residents’ initiative, supported one to three times. */
export const initiativeStory = (
  random: Random,
  place: DemoSite,
  number: number,
  day: number,
): readonly DemoEvent[] =>
  Array.from({ length: random.int(1, 3) }, (_, i) =>
    demoEvent(random, place, 'ResidentInitiativeSupported', workday(day + i * random.int(20, 90)), {
      initiativeId: `initiatief-${number}-${place.neighbourhoodId}`,
      form: random.weighted({ EXPERTISE: 32, GRANT: 28, NETWORK: 20, SPACE: 14, OTHER: 6 }),
      members: random.int(3, 60),
    }),
  );
