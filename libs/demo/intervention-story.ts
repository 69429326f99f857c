import { FIRST_NEIGHBOURHOODS } from '#libs/programme';
import type { DemoPartner } from './partners.js';
import type { Random } from './random.js';
import { dateOf, LAST_DAY, workday } from './seasons.js';
import { demoEvent, type DemoEvent } from './story.js';

const TITLES: Readonly<Record<1 | 2 | 3 | 4, readonly string[]>> = {
  1: ['Energie als ingang', 'Samen de winter door', 'Achter de voordeur'],
  2: ['Vakmensen uit de wijk', 'Leren op de steiger', 'Energiecoaches gezocht'],
  3: ['Eigenaren ontzorgd', 'Samen isoleren', 'Vereniging in beweging'],
  4: ['Straat open, straat groen', 'Warmte en water', 'Ruimte om te spelen'],
};
const SCALES = { BLOCK: 15, NEIGHBOURHOOD: 40, DISTRICT: 30, CITY: 12, REGION: 3 };
const nameOf = new Map(FIRST_NEIGHBOURHOODS.map((area) => [area.neighbourhoodId, area.name]));

export interface Intervention {
  readonly neighbourhoodId: string;
  readonly interventionId: string;
  readonly start: number;
  readonly end: number;
  readonly events: readonly DemoEvent[];
}

/** One intervention of a partner in an area: planned, started, and mostly completed. */
export function interventionStory(
  random: Random,
  partner: DemoPartner,
  neighbourhoodId: string,
  number: number,
  first: number,
  others: readonly string[],
): Intervention {
  const main = random.pick(partner.werklijnen);
  const werklijnen = [...new Set([main, ...(random.chance(0.45) ? [random.int(1, 4)] : [])])].sort();
  const interventionId = `aanpak-${number}-${neighbourhoodId}`;
  const planned = workday(first + random.int(0, 330));
  const start = workday(planned + random.int(14, 100));
  const plannedEnd = start + random.int(150, 640);
  const end = workday(plannedEnd + random.int(-30, 75));
  const cancelled = random.chance(0.09);
  const place = { neighbourhoodId };
  const events = [
    demoEvent(random, place, 'InterventionPlanned', planned, {
      interventionId,
      werklijnen,
      title: `${random.pick(TITLES[main])}, ${nameOf.get(neighbourhoodId) ?? neighbourhoodId}`,
      leadPartnerId: partner.partnerId,
      partnerIds: others.filter(() => random.chance(0.5)),
      scale: random.weighted(SCALES),
      plannedStart: dateOf(start - random.int(0, 14)),
      plannedEnd: dateOf(plannedEnd),
      ...(random.chance(0.8) ? { budgetCents: random.int(4, 90) * 1_000_000 } : {}),
    }),
    ...(random.chance(0.95)
      ? [demoEvent(random, place, 'InterventionStarted', start, { interventionId, werklijnen })]
      : []),
    demoEvent(random, place, cancelled ? 'InterventionCancelled' : 'InterventionCompleted', end, {
      interventionId,
      werklijnen,
    }),
  ];
  return { neighbourhoodId, interventionId, start, end: Math.min(end, LAST_DAY), events };
}
